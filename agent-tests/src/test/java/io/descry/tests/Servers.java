package io.descry.tests;

import io.descry.tests.harness.ChildJvm;
import io.descry.tests.harness.ChildJvmCommand;
import io.descry.tests.harness.Jdk;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Real servers and databases, and the program of this module around each. */
enum Servers {
  TOMCAT("TomcatServer", "servers/tomcat"),
  JETTY("JettyServer", "servers/jetty"),
  NETTY("NettyServer", "servers/netty"),
  UNDERTOW("UndertowServer", "servers/undertow"),
  HIKARI_AND_H2("HikariPool", "servers/hikari"),
  DERBY("DerbyDatabase", "servers/derby"),
  LUCENE("LuceneIndex", "servers/lucene"),
  LOG4J("Log4jAppenders", "log4j2");

  private static final String PACKAGE = "io.descry.tests.servers.";

  /** Without the time, so that two runs print the same. */
  private static final String LOG_LINE =
      "-Djava.util.logging.SimpleFormatter.format=%4$s %3$s: %5$s%n";

  private static final Path PROGRAMS = Path.of(System.getProperty("descry.programs") + "-servers");

  private final String main;
  private final String jars;

  Servers(String main, String jars) {
    this.main = PACKAGE + main;
    this.jars = jars;
  }

  /** What every frame of its leak begins with. */
  String leak() {
    return main + ".leak(";
  }

  ChildJvmCommand on(Jdk jdk, Path folder) {
    ChildJvmCommand command =
        ChildJvm.on(jdk).jvm(LOG_LINE).main(main, Programs.empty(folder)).classPath(PROGRAMS);
    jars().forEach(command::classPath);
    return command;
  }

  private List<Path> jars() {
    try (Stream<Path> found = Files.list(Path.of(System.getProperty("descry.apps"), jars))) {
      return found.sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
