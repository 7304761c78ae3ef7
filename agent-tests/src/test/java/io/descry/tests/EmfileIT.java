package io.descry.tests;

import static org.assertj.core.api.Assertions.assertThat;

import io.descry.tests.harness.AgentReport;
import io.descry.tests.harness.ChildJvm;
import io.descry.tests.harness.Jdk;
import io.descry.tests.harness.Jdks;
import io.descry.tests.harness.Safety;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A JVM of 64 descriptors that holds them all and wants one more, by each way to open. */
@Safety(
    value = "no descriptor left of 64, one more wanted by each way to open",
    result = "the same exception; a report that names the line")
class EmfileIT {

  private static final int LIMIT = 64;

  private static final List<String> OPENINGS =
      List.of(
          "FileInputStream",
          "FileOutputStream",
          "RandomAccessFile",
          "ZipFile",
          "Files.newInputStream",
          "Files.list",
          "FileChannel.open",
          "Socket",
          "ServerSocket",
          "accept",
          "SocketChannel",
          "ServerSocketChannel",
          "ServerSocketChannel.accept",
          "DatagramSocket",
          "DatagramChannel",
          "Selector",
          "Pipe",
          "AsynchronousFileChannel",
          "Process");

  /**
   * Those that take more than one number fail while one is free. Not a process: from 21 on such a
   * failed start can close the JVM's own stdout, and the program could not say any more.
   */
  private static final List<String> GREEDY_OPENINGS = List.of("Selector", "Pipe");

  @TempDir Path folder;

  static Stream<Arguments> all() {
    return Jdks.all()
        .flatMap(
            jdk ->
                Stream.concat(
                    OPENINGS.stream().map(name -> Arguments.of(jdk, name, 0)),
                    GREEDY_OPENINGS.stream().map(name -> Arguments.of(jdk, name, 1))));
  }

  @ParameterizedTest(name = "{0} {1} with {2} to spare")
  @MethodSource("all")
  void an_opening_that_fails_gives_one_report_that_names_the_site_holding_most(
      Jdk jdk, String opening, int spare) throws IOException {
    try (ChildJvm child =
        ChildJvm.on(jdk)
            .main("Emfile", opening, folder, LIMIT, spare)
            .limit(LIMIT)
            .agent("log=simple")
            .start()) {
      child.await("ready");
      AgentReport.of(child); // Once the agent answers it has opened all that it will ever need.
      child.ask("go", "nearly");
      child.awaitErrorWith("trigger threshold", Duration.ofSeconds(60)); // Not between the two.
      String hoarded = last(child.ask("go", "hoarded "));
      child.await("done");

      child.awaitErrorWith("DSC-EXHAUSTED", Duration.ofSeconds(60));
      assertThat(AgentReport.of(child).ledger("kernel"))
          .isEqualTo(child.proc().descriptors().size());
      Files.createFile(folder.resolve("data.txt.end"));
      assertThat(child.end()).isZero();

      assertThat(failures(child)).hasSize(3).allMatch(line -> line.contains("Too many open files"));
      assertThat(child.stderr()).filteredOn(l -> l.contains("trigger emfile")).hasSize(1);
      assertThat(child.stderr())
          .filteredOn(line -> line.startsWith("DSC-REPORT EXHAUSTED"))
          .singleElement()
          .satisfies(line -> assertThat(reported(line)).isLessThanOrEqualTo(LIMIT));
      assertThat(child.stderr())
          .filteredOn(line -> line.contains("DSC-EXHAUSTED"))
          .singleElement()
          .asString()
          .contains("the site holding most: " + holders(hoarded));
    }
  }

  /** Of {@code DSC-REPORT EXHAUSTED: 63 of 64 descriptors ...} 63. */
  private static int reported(String line) {
    return Integer.parseInt(line.replaceAll(".*: (\\d+) of " + LIMIT + " descriptors.*", "$1"));
  }

  /** Those after the rehearsal. */
  private static List<String> failures(ChildJvm child) {
    return child.stdout().stream()
        .filter(line -> line.startsWith("failed") || line.startsWith("opened"))
        .skip(1)
        .toList();
  }

  /** From {@code hoarded 30 at 120}. */
  private static String holders(String hoarded) {
    String[] words = hoarded.split(" ");
    String frame = "io.descry.tests.programs.Emfile.hold(Emfile.java:" + words[3] + ")";
    return words[1] + " file-input handles open at " + frame;
  }

  private static String last(List<String> lines) {
    return lines.get(lines.size() - 1);
  }
}
