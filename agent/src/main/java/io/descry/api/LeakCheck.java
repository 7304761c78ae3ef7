package io.descry.api;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Looks whether a piece of code closes what it opens. For tests of any framework; {@code
 * io.descry.junit} does it for JUnit Jupiter.
 *
 * <pre>{@code
 * LeakCheck check = LeakCheck.begin();
 * new Importer().run(file);
 * check.assertNone();
 * }</pre>
 *
 * <p>What was open before it began does not count, nor what the agent's {@code exclude} file
 * expects. What is left at the end has a moment to close, as asynchronous closes need; then the
 * garbage collector runs twice, so that what is dropped is told from what is held.
 *
 * <p>Where the agent is not in the JVM, {@link #begin} brings it in, by a helper process that
 * attaches. Any thread. Linux only, as the agent: elsewhere {@link #isSupported} is false and
 * {@code begin} throws.
 */
public final class LeakCheck {

  private static final int COLLECTIONS = 2;
  private static final long CLOSING_MILLIS = 300;
  private static final long STEP_MILLIS = 10;

  private final OpenQuery agent;
  private final OpenAnswer before;

  private LeakCheck(OpenQuery agent) {
    this.agent = agent;
    this.before = agent.since(0);
  }

  /** Whether Descry works on this system: on Linux. */
  public static boolean isSupported() {
    return System.getProperty("os.name", "").startsWith("Linux");
  }

  /**
   * Begins here; the first call in a JVM without the agent takes a second or two, later ones some
   * tenths of a millisecond.
   *
   * @throws IllegalStateException where the agent is not in and cannot be brought in; the message
   *     says why, and what to do
   */
  public static LeakCheck begin() {
    return new LeakCheck(OpenQuery.ofThisJvm());
  }

  /** What was opened since by any thread, is open, and is not expected. */
  public List<OpenDescriptor> open() {
    return agent.since(before.last()).open().stream()
        .filter(LeakCheck::isUnexpected)
        .collect(Collectors.toList());
  }

  /** {@link #leaks(Predicate)} of any thread. */
  public List<OpenDescriptor> leaks() {
    return leaks(descriptor -> true);
  }

  /**
   * What was opened since and not closed, by what counts. At once where all is closed; otherwise up
   * to half a second, with two garbage collections.
   */
  public List<OpenDescriptor> leaks(Predicate<OpenDescriptor> counts) {
    Predicate<OpenDescriptor> suspect = leak -> isUnexpected(leak) && counts.test(leak);
    OpenAnswer now = afterCloses(suspect);
    List<OpenDescriptor> seen = now.open();
    if (leaks(now, seen, suspect).isEmpty()) {
      return Collections.emptyList();
    }
    for (int i = 0; i < COLLECTIONS; i++) {
      GarbageCollection.run();
      now = agent.since(before.last());
    }
    return leaks(now, seen, suspect);
  }

  /**
   * @throws DescriptorLeakError where something was opened since by any thread and not closed
   */
  public void assertNone() {
    List<OpenDescriptor> leaks = leaks();
    if (!leaks.isEmpty()) {
      throw new DescriptorLeakError("since the check began", leaks);
    }
  }

  private OpenAnswer afterCloses(Predicate<OpenDescriptor> suspect) {
    long deadline = System.nanoTime() + CLOSING_MILLIS * 1_000_000;
    OpenAnswer now = agent.since(before.last());
    while (now.open().stream().anyMatch(suspect) && System.nanoTime() - deadline < 0) {
      GarbageCollection.pause(STEP_MILLIS);
      now = agent.since(before.last());
    }
    return now;
  }

  private List<OpenDescriptor> leaks(
      OpenAnswer now, List<OpenDescriptor> seen, Predicate<OpenDescriptor> suspect) {
    List<OpenDescriptor> open = now.open();
    List<OpenDescriptor> leaks = open.stream().filter(suspect).collect(Collectors.toList());
    Set<Long> ids = open.stream().map(descriptor -> descriptor.id).collect(Collectors.toSet());
    Map<String, List<OpenDescriptor>> gone =
        seen.stream()
            .filter(descriptor -> !ids.contains(descriptor.id))
            .collect(Collectors.groupingBy(descriptor -> descriptor.fingerprint));
    now.tallies().forEach((site, tally) -> addCollected(leaks, now, site, tally, gone, suspect));
    return leaks;
  }

  private static boolean isUnexpected(OpenDescriptor descriptor) {
    return descriptor.expected == null;
  }

  /** Of those that the collector closed, what was open at the beginning may be the first. */
  private void addCollected(
      List<OpenDescriptor> leaks,
      OpenAnswer now,
      String site,
      SiteTally tally,
      Map<String, List<OpenDescriptor>> gone,
      Predicate<OpenDescriptor> suspect) {
    SiteTally then = before.tallies().getOrDefault(site, SiteTally.NONE);
    long collected = tally.recovered - then.recovered;
    List<OpenDescriptor> known = gone.getOrDefault(site, Collections.emptyList());
    long certain = Math.max(collected - then.open, Math.min(collected, known.size()));
    OpenFacts facts = OpenFacts.ofSite(site, tally.kind);
    for (int i = 0; i < certain; i++) {
      OpenDescriptor one =
          new OpenDescriptor(facts, now.site(site), OpenDescriptor.Fate.CLOSED_BY_GC);
      boolean counts = i < known.size() ? suspect.test(known.get(i)) : suspect.test(one);
      if (counts) {
        leaks.add(i < known.size() ? known.get(i).collected() : one);
      }
    }
  }
}
