package io.descry.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.descry.tests.harness.AgentReport;
import io.descry.tests.harness.ChildJvm;
import io.descry.tests.harness.ChildJvmCommand;
import io.descry.tests.harness.Jdk;
import io.descry.tests.harness.Jdks;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Reports go where the application's own lines go, and never there before it has begun. */
class LogIT {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @TempDir Path folder;

  /** A library, as the application calls it, and the folder of its jars. */
  private enum Library {
    SLF4J_1_7_LOGBACK_1_2("slf4j", "slf4j1"),
    SLF4J_2_LOGBACK_1_3("slf4j", "slf4j2"),
    LOG4J_2("log4j", "log4j2"),
    JAVA_UTIL_LOGGING("jul", "");

    private final String argument;
    private final String jars;

    Library(String argument, String jars) {
      this.argument = argument;
      this.jars = jars;
    }
  }

  static Stream<Jdk> jdks() {
    return Jdks.some();
  }

  static Stream<Arguments> all() {
    return jdks().flatMap(jdk -> Stream.of(Library.values()).map(lib -> Arguments.of(jdk, lib)));
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("all")
  void the_report_waits_for_the_applications_log_and_goes_there(Jdk jdk, Library library)
      throws Exception {
    try (ChildJvm child = application(jdk, library).start()) {
      child.await("ready");
      child.ask("leak", "done");
      awaitReports(2);
      assertThat(log()).as("the application's log, which it has not begun").doesNotExist();

      child.ask("log the first line", "done");
      await().atMost(PATIENCE).until(() -> Files.readString(log()).contains("LogApp.leak("));
      assertThat(child.end()).isZero();

      List<String> lines = Files.readAllLines(log());
      assertThat(lines.get(0)).contains("the first line");
      assertThat(lines).anyMatch(line -> line.contains("io.descry") && line.contains("DSC-"));
      assertThat(child.stderr()).isEmpty();
      assertThat(child.stdout()).containsExactly("ready", "done", "done");
    }
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void without_a_log_of_the_applications_it_goes_to_stderr(Jdk jdk) {
    try (ChildJvm child =
        ChildJvm.on(jdk).main("LogApp", "none").agent("interval=0,at-exit=true").start()) {
      child.await("ready");
      // Its last report waits no longer than two seconds for an agent that is still starting.
      assertThat(AgentReport.of(child).leaks()).isEmpty();
      child.ask("leak", "done");
      int exit = child.end();
      child.awaitErrorWith("LogApp.leak(", PATIENCE);

      assertThat(exit).isZero();
      assertThat(child.stderr().get(0)).contains("DSC-");
      assertThat(child.stdout()).containsExactly("ready", "done");
    }
  }

  private ChildJvmCommand application(Jdk jdk, Library library) throws Exception {
    ChildJvmCommand child =
        ChildJvm.on(jdk)
            .jvm("-Dapp.log=" + log(), "-Djava.util.logging.config.file=" + julConfiguration())
            .main("LogApp", library.argument)
            .classPath(configurations())
            .agent("interval=1s,format=json,file=" + reports());
    return library.jars.isEmpty() ? child : withJars(child, library.jars);
  }

  private static ChildJvmCommand withJars(ChildJvmCommand child, String name) throws IOException {
    try (Stream<Path> jars = Files.list(Path.of(System.getProperty("descry.apps"), name))) {
      jars.forEach(child::classPath);
      return child;
    }
  }

  /** The folder with the logging libraries' own files of configuration. */
  private static Path configurations() throws URISyntaxException {
    return Path.of(LogIT.class.getResource("logs").toURI());
  }

  private Path julConfiguration() throws IOException {
    return Files.writeString(
        folder.resolve("logging.properties"),
        """
        handlers=java.util.logging.FileHandler
        java.util.logging.FileHandler.pattern=%s
        java.util.logging.FileHandler.formatter=java.util.logging.SimpleFormatter
        java.util.logging.SimpleFormatter.format=%%4$s %%3$s %%5$s%%n
        """
            .formatted(log()));
  }

  private Path log() {
    return folder.resolve("application.log");
  }

  private Path reports() {
    return folder.resolve("reports.json");
  }

  private void awaitReports(int count) {
    await()
        .atMost(PATIENCE)
        .until(
            () ->
                Files.exists(reports())
                    && AgentReport.parseAll(Files.readString(reports())).size() >= count);
  }
}
