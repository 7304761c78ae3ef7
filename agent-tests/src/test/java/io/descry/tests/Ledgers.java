package io.descry.tests;

import static org.assertj.core.api.Assertions.assertThat;

import io.descry.tests.harness.AgentReport;
import io.descry.tests.harness.AgentReport.Descriptor;
import io.descry.tests.harness.AgentReport.Handle;
import io.descry.tests.harness.ChildJvm;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** A report's ledger and the one before it, held against the kernel's list. */
final class Ledgers {

  /** Kinds whose target is the path that the kernel's link shows. */
  private static final Set<String> FILES =
      Set.of("file-input", "file-output", "random-access-file", "file-channel", "zip-file");

  private static final Set<String> FOUND_BY_LINK = Set.of("directory-stream", "zip-file");

  private static final List<String> CLASSES =
      List.of("tracked", "preAttach", "jvm", "agent", "unknown");

  /** A process that ends or an idle connection may close on its own while the test looks. */
  private static final int ATTEMPTS = 20;

  private final AgentReport report;
  private final Set<Held> before;

  Ledgers(AgentReport report) {
    this(report, Set.of());
  }

  private Ledgers(AgentReport report, Set<Held> before) {
    this.report = report;
    this.before = before;
  }

  /** A fresh report is the kernel's list, or the list does not stand still around it. */
  static void mustAgree(ChildJvm child, Supplier<String> where) {
    Map<Integer, String> before = Map.of();
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      Ledgers ledgers = new Ledgers(AgentReport.of(child));
      Map<Integer, String> after = child.proc().descriptors();
      if (ledgers.differences(after).isEmpty() || after.equals(before)) {
        ledgers.mustBe(after, where);
        return;
      }
      before = after;
    }
    throw new AssertionError(where.get() + ": the kernel's list never stood still");
  }

  /** With the report that was made next. */
  Ledgers next(AgentReport next) {
    return new Ledgers(next, tracked());
  }

  /** Each number of the kernel's in exactly one class, with the same link, and no other. */
  void mustBe(Map<Integer, String> kernel, Supplier<String> where) {
    assertThat(differences(kernel)).as(where).isEmpty();
    mustAddUp();
    assertThat(twice()).as(where).isEmpty();
    assertThat(elsewhere(kernel)).as(where).isEmpty();
  }

  private List<String> differences(Map<Integer, String> kernel) {
    Map<Integer, String> left = new TreeMap<>(kernel);
    List<String> differences = new ArrayList<>();
    for (Descriptor row : report.descriptors().toList()) {
      if (!row.target().equals(left.remove(row.fd())) && !isReadForAnInstant(row)) {
        differences.add("reported: " + row + ", the kernel has " + kernel.get(row.fd()));
      }
    }
    left.forEach((fd, target) -> differences.add("not reported: " + fd + " -> " + target));
    return differences;
  }

  /** A thread of HotSpot's reads its container's limits now and then. */
  private static boolean isReadForAnInstant(Descriptor row) {
    return row.type().equals("jvm") && row.target().startsWith("/sys/fs/cgroup/");
  }

  /** Also while everything moves. */
  void mustAddUp() {
    int sum = CLASSES.stream().mapToInt(report::ledger).sum();
    assertThat(sum).isEqualTo(report.ledger("kernel"));
    assertThat(report.descriptors().map(Descriptor::fd).distinct()).hasSize(sum);
    assertThat(report.descriptors()).hasSize(sum);
    assertThat(report.descriptors().filter(d -> d.type().equals("unknown"))).isEmpty();
  }

  /**
   * What one handle held in both reports it held all the time, so the kernel listed it. Where a
   * number is known by its link alone, two handles of one path may have changed theirs.
   */
  void mustHaveHeldWhatBothTrack(Map<Integer, String> between) {
    Set<Held> both = new HashSet<>(before);
    both.retainAll(tracked());
    both.removeIf(held -> FOUND_BY_LINK.contains(held.kind));
    assertThat(both.stream().filter(held -> !between.containsKey(held.fd))).isEmpty();
  }

  private Set<Held> tracked() {
    Map<Long, String> kinds = report.handles().collect(Collectors.toMap(Handle::id, Handle::kind));
    return report
        .descriptors()
        .filter(d -> d.type().equals("tracked"))
        .map(d -> new Held(d.fd(), d.handle().orElseThrow(), kinds.get(d.handle().get())))
        .collect(Collectors.toSet());
  }

  /** Numbers that two handles list. */
  private List<Integer> twice() {
    Set<Integer> seen = new HashSet<>();
    return report.handles().flatMap(h -> h.fds().stream()).filter(fd -> !seen.add(fd)).toList();
  }

  /** Handles whose path is not what the kernel has at their number. */
  private List<String> elsewhere(Map<Integer, String> kernel) {
    List<String> wrong = new ArrayList<>();
    for (Handle handle : report.handles().filter(h -> FILES.contains(h.kind())).toList()) {
      String target = handle.row().get("target").asText();
      for (int fd : handle.fds()) {
        boolean alias = target.startsWith("/proc/self/"); // The kernel has the PID there.
        if (!alias && !target.equals(kernel.get(fd).replace(" (deleted)", ""))) {
          wrong.add(fd + " -> " + kernel.get(fd) + " is " + handle.row());
        }
      }
    }
    return wrong;
  }

  private record Held(int fd, long handle, String kind) {}
}
