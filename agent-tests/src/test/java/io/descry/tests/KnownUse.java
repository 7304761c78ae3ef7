package io.descry.tests;

import io.descry.tests.harness.Jdk;
import java.util.List;
import java.util.stream.Stream;

/**
 * A row of the list of known leaks that is reproduced: the program of {@code programs-known}, the
 * row's issue, and the jars with the version that leaks and with the next one.
 */
enum KnownUse {
  ZIP4J("Zip4jSplitFile", "zip4j issue 428", "", "zip4j-2.10.0", "zip4j-2.11.0"),
  POSTGRES_HOST(
      "PostgresUnknownHost", "pgjdbc issue 2684", "", "postgresql-42.5.1", "postgresql-42.5.4"),
  POSTGRES_LOGIN(
      "PostgresRefusedLogin", "pgjdbc issue 2350", "", "postgresql-42.3.1", "postgresql-42.3.2"),
  JEDIS(
      "JedisRefusedSelect",
      "jedis issue 1104",
      " commons-pool2-2.4.2",
      "jedis-2.7.3",
      "jedis-2.8.0"),
  JETTY(
      "JettyPortInUse",
      "jetty issue 5794",
      " javax.servlet-api-3.1.0",
      jetty("9.4.35.v20201120"),
      jetty("9.4.36.v20210114")),
  PDFBOX(
      "PdfBoxFont",
      "PDFBOX-4242",
      " commons-logging-1.2",
      "pdfbox-2.0.11 fontbox-2.0.11",
      "pdfbox-2.0.12 fontbox-2.0.12"),
  MSLINKS("MsLinksNoLink", "mslinks issue 14", "", "mslinks-1.0.4", "mslinks-1.0.5"),
  UNDERTOW(
      "UndertowFormFile",
      "UNDERTOW-1474",
      " xnio-api-3.6.3.Final jboss-logging-3.3.2.Final",
      "undertow-core-2.0.16.Final",
      "undertow-core-2.0.17.Final"),
  UNDERTOW_JAR(
      "UndertowJarResource",
      "CVE-2018-1114",
      " xnio-api-3.6.3.Final jboss-logging-3.3.2.Final",
      "undertow-core-2.0.4.Final",
      "undertow-core-2.0.5.Final"),
  EASY_BATCH(
      "EasyBatchFolder",
      "easy-batch issue 394",
      " slf4j-api-1.7.36",
      "easy-batch-core-7.0.1",
      "easy-batch-core-7.0.2"),
  ZOOKEEPER(
      "ZooKeeperSnapshot",
      "ZOOKEEPER-4246",
      " zookeeper-jute-3.7.1 snappy-java-1.1.7.7 slf4j-api-1.7.36",
      "zookeeper-3.7.1",
      "zookeeper-3.8.0");

  /** The simple name of the class, by which the program knows it. */
  final String program;

  /** As the list names it. */
  final String issue;

  private final String both;
  private final String leaking;
  private final String fixed;

  KnownUse(String program, String issue, String both, String leaking, String fixed) {
    this.program = program;
    this.issue = issue;
    this.both = both;
    this.leaking = leaking;
    this.fixed = fixed;
  }

  private static String jetty(String version) {
    return "jetty-server-V jetty-util-V jetty-io-V jetty-http-V".replace("V", version);
  }

  /** Those whose library runs on it. */
  static List<KnownUse> on(Jdk jdk) {
    return Stream.of(values()).filter(use -> use != EASY_BATCH || jdk.feature() >= 11).toList();
  }

  /**
   * Up to 12 and from 24 on (JDK-8343791) the JDK itself closes a socket whose host is not known.
   */
  boolean leaksOn(Jdk jdk) {
    return this != POSTGRES_HOST || jdk.feature() >= 13 && jdk.feature() < 24;
  }

  String command(boolean leaks, int port) {
    return "use " + program + " " + port + " " + (leaks ? leaking : fixed) + both;
  }
}
