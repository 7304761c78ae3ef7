package io.descry.servers;

import java.nio.file.Path;
import java.util.concurrent.ThreadLocalRandom;
import org.apache.lucene.analysis.standard.StandardAnalyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field.Store;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.NIOFSDirectory;

/** Four Lucene indexes, written and searched; the leak is a reader a second. */
public final class Lucene {
  private static final int INDEXES = 4;

  private Lucene() {}

  public static void main(String[] args) throws Exception {
    Load load = Load.of(args);

    for (int i = 0; i < 4; i++) {
      Index index = new Index(Load.folder("index-" + i));
      load.each(50L, index::write);
      load.each(2000L, index::reopen);
      load.each(5000L, index.writer::commit);
      load.each(100L, index::search);
      if (i == 0) {
        load.leakEach(1000L, () -> leak(index));
      }
    }

    load.finish();
  }

  private static void leak(Index index) throws Exception {
    DirectoryReader reader = DirectoryReader.open(index.directory);
    Lucene.Index.count(new IndexSearcher(reader));
  }

  private static final class Index {
    private final Directory directory;
    private final IndexWriter writer;
    private final SearcherManager searchers;

    Index(Path folder) throws Exception {
      directory = new NIOFSDirectory(folder);
      IndexWriterConfig config = new IndexWriterConfig(new StandardAnalyzer());
      config.setUseCompoundFile(false);
      config.setMaxBufferedDocs(100);
      writer = new IndexWriter(directory, config);
      writer.commit();
      searchers = new SearcherManager(writer, null);
    }

    void write() throws Exception {
      for (int i = 0; i < 5; i++) {
        int id = ThreadLocalRandom.current().nextInt(20000);
        Document document = new Document();
        document.add(new StringField("id", id + "", Store.YES));
        document.add(new TextField("text", "order " + id % 97 + " of a customer", Store.YES));
        writer.updateDocument(new Term("id", id + ""), document);
      }
    }

    void reopen() throws Exception {
      searchers.maybeRefresh();
    }

    void search() throws Exception {
      IndexSearcher searcher = (IndexSearcher) searchers.acquire();

      try {
        count(searcher);
      } finally {
        searchers.release(searcher);
      }
    }

    static int count(IndexSearcher searcher) throws Exception {
      return searcher.count(new TermQuery(new Term("text", "order")));
    }
  }
}
