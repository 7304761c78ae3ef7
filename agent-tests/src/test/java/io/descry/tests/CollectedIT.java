package io.descry.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.descry.tests.harness.AgentReport;
import io.descry.tests.harness.AgentReport.Site;
import io.descry.tests.harness.ChildJvm;
import io.descry.tests.harness.Failures;
import io.descry.tests.harness.Jdk;
import io.descry.tests.harness.Jdks;
import io.descry.tests.harness.OpenedSite;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Handles that are dropped without a close. Whether the collector closes them depends on kind and
 * JDK; the report must say of each what the kernel says.
 */
class CollectedIT {

  /** From which Java version on the collector closes what was dropped; never, where it is 99. */
  private static final Map<Programs, Map<String, Integer>> CLOSED_BY_COLLECTOR_SINCE =
      Map.of(
          Programs.FILES,
          Map.of(
              "FileInputStream", 8,
              "FileOutputStream", 8,
              "RandomAccessFile", 11,
              "FileChannel.open", 11,
              "Files.newInputStream", 11,
              "Files.newByteChannel", 11,
              "Files.lines", 11,
              "AsynchronousFileChannel", 99),
          Programs.FOLDERS,
          Map.of("Files.list", 99, "Files.walk", 99, "Files.newDirectoryStream", 99, "ZipFile", 8),
          Programs.SOCKETS,
          Map.of("Socket, connected", 8, "ServerSocket", 8, "DatagramSocket", 8),
          Programs.CHANNELS,
          Map.of(
              "SocketChannel, connected", 99,
              "ServerSocketChannel", 99,
              "DatagramChannel", 8,
              "Selector", 99,
              "Pipe", 99));

  @TempDir Path folder;

  static Stream<Arguments> all() {
    return Jdks.some()
        .flatMap(
            jdk ->
                CLOSED_BY_COLLECTOR_SINCE.keySet().stream()
                    .sorted()
                    .map(program -> Arguments.of(jdk, program)));
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("all")
  void what_is_dropped_unclosed_is_recovered_or_orphaned_as_the_kernel_says(
      Jdk jdk, Programs program) {
    Failures failures = new Failures();

    try (ChildJvm child = program.on(jdk, folder).agent("").start()) {
      Programs.cases(child);
      Map<String, Opened> opened = new LinkedHashMap<>();
      CLOSED_BY_COLLECTOR_SINCE.get(program).keySet().stream()
          .sorted()
          .forEach(name -> opened.put(name, open(child, name)));
      child.ask("drop all", "dropped all");
      opened.forEach((name, o) -> failures.check(name, () -> verdict(child, name, o, program)));
    }

    failures.assertNone();
  }

  private static Opened open(ChildJvm child, String name) {
    Map<Integer, String> before = child.proc().descriptors();
    List<OpenedSite> sites = OpenedSite.of(child.ask("open " + name, "opened " + name));
    Map<Integer, String> added = child.proc().since(before);
    AgentReport report = AgentReport.of(child);
    added.keySet().removeIf(fd -> !isTracked(report, fd));
    return new Opened(sites, added);
  }

  /** Not what the JVM or the agent has opened for itself meanwhile. */
  private static boolean isTracked(AgentReport report, int fd) {
    return report.descriptor(fd).filter(d -> d.type().equals("tracked")).isPresent();
  }

  private static void verdict(ChildJvm child, String name, Opened opened, Programs program) {
    boolean closes = CLOSED_BY_COLLECTOR_SINCE.get(program).get(name) <= child.jdk().feature();
    OpenedSite site = opened.sites.get(0);

    await()
        .atMost(Duration.ofSeconds(60))
        .pollInSameThread()
        .untilAsserted(
            () -> {
              child.ask("gc", "collected");
              AgentReport report = AgentReport.of(child);
              assertThat(opened.left(child)).isEqualTo(closes ? 0 : site.descriptors());
              assertThat(verdicts(report, site)).isEqualTo(expected(site, closes));
            });
  }

  private static String expected(OpenedSite site, boolean closed) {
    return closed
        ? "open 0, orphaned 0, recovered " + site.handles() + ", [recovered]"
        : "open 0, orphaned " + site.handles() + ", recovered 0, [permanent]";
  }

  private static String verdicts(AgentReport report, OpenedSite opened) {
    List<Site> sites =
        report
            .sites()
            .filter(s -> s.kind().equals(opened.kind()))
            .filter(s -> s.applicationFrame().equals(java.util.Optional.of(opened.frame())))
            .toList();
    return "open %d, orphaned %d, recovered %d, %s"
        .formatted(
            sum(sites, "open"),
            sum(sites, "orphaned"),
            sum(sites, "recoveredByGc"),
            sites.stream().map(Site::verdict).distinct().toList());
  }

  private static long sum(List<Site> sites, String field) {
    return sites.stream().mapToLong(s -> s.count(field)).sum();
  }

  /** What a case opened, as the program and as the kernel say. */
  private record Opened(List<OpenedSite> sites, Map<Integer, String> added) {

    /** How many of the descriptors the kernel still has. */
    int left(ChildJvm child) {
      Map<Integer, String> now = child.proc().descriptors();
      return (int)
          added.entrySet().stream().filter(e -> e.getValue().equals(now.get(e.getKey()))).count();
    }
  }
}
