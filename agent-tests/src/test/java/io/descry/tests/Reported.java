package io.descry.tests;

import static org.assertj.core.api.Assertions.assertThat;

import io.descry.tests.harness.AgentReport;
import io.descry.tests.harness.AgentReport.Descriptor;
import io.descry.tests.harness.AgentReport.Handle;
import io.descry.tests.harness.ChildJvm;
import io.descry.tests.harness.OpenedSite;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The descriptors that a child has opened since, as the kernel lists them and as the agent reports
 * them.
 */
final class Reported {

  /** What the JVM and the agent opened for themselves meanwhile. */
  private static final Set<String> NOT_THE_APPLICATION = Set.of("jvm", "agent");

  private final Map<Integer, String> added;
  private final AgentReport report;

  private Reported(Map<Integer, String> added, AgentReport report) {
    this.added = added;
    this.report = report;
  }

  /** The kernel first, then the report. */
  static Reported at(ChildJvm child, Map<Integer, String> before) {
    Map<Integer, String> added = child.proc().since(before);
    return new Reported(added, AgentReport.of(child));
  }

  /**
   * Fails unless each descriptor is of one of these sites, each site has the handles and
   * descriptors that the program says, and the ledger adds up.
   */
  void mustBe(List<OpenedSite> sites) {
    assertThat(text(reportedSites())).as(this::everything).isEqualTo(text(sites));
    assertThat(notTracked()).isEmpty();
    assertThat(inconsistent()).isEmpty();
    assertThat(sumOfLedger()).isEqualTo(report.ledger("kernel"));
    assertThat(report.descriptors().count()).isEqualTo(report.ledger("kernel"));
  }

  private List<OpenedSite> reportedSites() {
    List<OpenedSite> reported = new ArrayList<>();
    Map<String, List<Handle>> byPlace =
        report.handles().filter(this::isNew).collect(Collectors.groupingBy(this::place));
    byPlace.forEach((place, handles) -> reported.add(site(place, handles)));
    return reported;
  }

  private boolean isNew(Handle handle) {
    return handle.fds().isEmpty() || handle.fds().stream().anyMatch(added::containsKey);
  }

  private String place(Handle handle) {
    return handle.kind() + " " + report.frame(handle);
  }

  private OpenedSite site(String place, List<Handle> handles) {
    String[] words = place.split(" ", 2);
    int numbers = handles.stream().mapToInt(h -> numbers(h).size()).sum();
    return new OpenedSite(words[0], handles.size(), numbers, words[1]);
  }

  /** By the report's rows of descriptors, which are one for each number of the kernel's. */
  private List<Integer> numbers(Handle handle) {
    return report
        .descriptors()
        .filter(d -> d.handle().equals(Optional.of(handle.id())))
        .map(Descriptor::fd)
        .toList();
  }

  /** Handles that list other numbers than the rows give them. */
  private List<Handle> inconsistent() {
    return report
        .handles()
        .filter(this::isNew)
        .filter(h -> !Set.copyOf(h.fds()).equals(Set.copyOf(numbers(h))))
        .toList();
  }

  /** Sorted lines, without those of no handle and the logical handles of single exchanges. */
  private static String text(List<OpenedSite> sites) {
    Set<String> lines = new TreeSet<>();
    sites.stream()
        .filter(s -> s.handles() > 0 && !s.kind().equals("http-exchange"))
        .forEach(s -> lines.add(s.toString()));
    return String.join("\n", lines);
  }

  private List<String> notTracked() {
    List<String> missing = new ArrayList<>();
    added.forEach(
        (fd, target) -> {
          Optional<Descriptor> row = report.descriptor(fd);
          String type = row.map(Descriptor::type).orElse("missing");
          if (!type.equals("tracked") && !NOT_THE_APPLICATION.contains(type)) {
            missing.add(fd + " -> " + target + " is " + type);
          }
        });
    return missing;
  }

  private int sumOfLedger() {
    return List.of("tracked", "preAttach", "jvm", "agent", "unknown").stream()
        .mapToInt(report::ledger)
        .sum();
  }

  private String everything() {
    StringBuilder text = new StringBuilder();
    added.forEach((fd, target) -> text.append(line(fd, target)).append('\n'));
    return text.toString();
  }

  private String line(int fd, String target) {
    Optional<Descriptor> row = report.descriptor(fd);
    String owner =
        row.flatMap(Descriptor::handle).flatMap(report::handle).map(this::place).orElse("-");
    return fd + " -> " + target + ": " + row.map(Descriptor::type).orElse("missing") + " " + owner;
  }
}
