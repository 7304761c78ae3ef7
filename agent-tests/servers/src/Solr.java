package io.descry.servers;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ThreadLocalRandom;
import org.apache.solr.client.solrj.SolrQuery;
import org.apache.solr.client.solrj.embedded.EmbeddedSolrServer;
import org.apache.solr.common.SolrInputDocument;

/** Three Solr cores, written and searched. */
public final class Solr {
  private static final String CONFIG =
      "<config>\n"
          + "  <luceneMatchVersion>9.11</luceneMatchVersion>\n"
          + "  <directoryFactory name=\"DirectoryFactory\" class=\"solr.NIOFSDirectoryFactory\"/>\n"
          + "  <schemaFactory class=\"ClassicIndexSchemaFactory\"/>\n"
          + "  <indexConfig><maxBufferedDocs>100</maxBufferedDocs></indexConfig>\n"
          + "  <updateHandler class=\"solr.DirectUpdateHandler2\">\n"
          + "    <updateLog/>\n"
          + "    <autoCommit><maxTime>5000</maxTime><openSearcher>false</openSearcher></autoCommit>\n"
          + "    <autoSoftCommit><maxTime>1000</maxTime></autoSoftCommit>\n"
          + "  </updateHandler>\n"
          + "  <requestHandler name=\"/select\" class=\"solr.SearchHandler\"/>\n"
          + "</config>\n";
  private static final String SCHEMA =
      "<schema name=\"orders\" version=\"1.6\">\n"
          + "  <uniqueKey>id</uniqueKey>\n"
          + "  <fieldType name=\"string\" class=\"solr.StrField\"/>\n"
          + "  <fieldType name=\"long\" class=\"solr.LongPointField\" docValues=\"true\"/>\n"
          + "  <field name=\"id\" type=\"string\" required=\"true\"/>\n"
          + "  <field name=\"text\" type=\"string\"/>\n"
          + "  <field name=\"_version_\" type=\"long\" indexed=\"false\" stored=\"false\"/>\n"
          + "</schema>\n";

  private Solr() {}

  public static void main(String[] args) throws Exception {
    Load load = Load.of(args);
    Path home = Load.folder("solr");
    Files.writeString(home.resolve("solr.xml"), "<solr/>");

    for (int i = 0; i < 3; i++) {
      core(home, "orders-" + i);
    }

    EmbeddedSolrServer server = new EmbeddedSolrServer(home, "orders-0");

    for (int i = 0; i < 3; i++) {
      String core = "orders-" + i;
      load.each(50L, () -> write(server, core));
      load.each(200L, () -> server.query(core, new SolrQuery("text:order-7")));
    }

    load.finish();
  }

  private static void core(Path home, String name) throws Exception {
    Path conf = Load.folder(home + "/" + name + "/conf");
    Files.writeString(conf.getParent().resolve("core.properties"), "name=" + name + "\n");
    Files.writeString(conf.resolve("solrconfig.xml"), CONFIG);
    Files.writeString(conf.resolve("schema.xml"), SCHEMA);
  }

  private static void write(EmbeddedSolrServer server, String core) throws Exception {
    int id = ThreadLocalRandom.current().nextInt(20000);
    SolrInputDocument document = new SolrInputDocument();
    document.addField("id", id + "");
    document.addField("text", "order-" + id % 97);
    server.add(core, document);
  }
}
