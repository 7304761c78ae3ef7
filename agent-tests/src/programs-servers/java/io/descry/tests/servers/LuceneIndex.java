package io.descry.tests.servers;

import java.io.IOException;
import java.nio.file.Paths;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.NIOFSDirectory;

/**
 * Lucene: documents are added, committed and searched, segments merge in the background. The
 * default directory maps its files and closes them; this one keeps them open, as others do. The
 * leak is readers that are kept.
 */
public final class LuceneIndex {

  private final List<DirectoryReader> kept = new ArrayList<>();
  private final Directory directory;
  private final IndexWriter writer;
  private final SearcherManager searchers;
  private int number;

  private LuceneIndex(Directory directory) throws IOException {
    this.directory = directory;
    this.writer = new IndexWriter(directory, new IndexWriterConfig());
    this.searchers = new SearcherManager(writer, null);
  }

  public static void main(String[] args) throws Exception {
    LuceneIndex lucene = new LuceneIndex(new NIOFSDirectory(Paths.get(args[0])));
    Driven.byCommands(lucene::work, lucene::leak);
    lucene.searchers.close();
    lucene.writer.close();
    lucene.directory.close();
  }

  private void work() throws IOException {
    Document document = new Document();
    document.add(new StringField("id", "document " + ++number, Field.Store.YES));
    writer.addDocument(document);
    if (number % 50 == 0) {
      writer.commit();
    }
    if (number % 5 == 0) {
      search("document " + number);
    }
  }

  private void search(String id) throws IOException {
    searchers.maybeRefreshBlocking();
    IndexSearcher searcher = searchers.acquire();
    try {
      if (searcher.count(new TermQuery(new Term("id", id))) != 1) {
        throw new IOException(id + " was not found");
      }
    } finally {
      searchers.release(searcher);
    }
  }

  private void leak() throws IOException {
    kept.add(DirectoryReader.open(directory));
  }
}
