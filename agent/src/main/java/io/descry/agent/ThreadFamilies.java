package io.descry.agent;

import java.util.Map;
import java.util.TreeMap;

/** The platform threads of this JVM, counted by their names. Virtual ones are not in any group. */
final class ThreadFamilies {

  private static final int SPARE = 16;

  /** Longer names carry a request's URL: their beginning is the family. */
  private static final int LONGEST = 200;

  private ThreadFamilies() {}

  /**
   * All threads, with null after the last. Up to Java 18 takes the monitors of all thread groups:
   * see {@link ThreadCensus}.
   */
  static Thread[] threads() {
    ThreadGroup root = AgentGroup.root();
    Thread[] threads = new Thread[root.activeCount() + SPARE];
    root.enumerate(threads);
    return threads;
  }

  /** How many of these threads have a name of each form. */
  static Map<String, Long> of(Thread[] threads, int count) {
    Map<String, Long> families = new TreeMap<>();
    for (int i = 0; i < count; i++) {
      families.merge(family(threads[i].getName()), 1L, Long::sum);
    }
    return families;
  }

  /** {@code HttpClient-17-SelectorManager} is {@code HttpClient-#-SelectorManager}. */
  static String family(String name) {
    int end = Math.min(LONGEST, name.length());
    StringBuilder family = new StringBuilder(end);
    for (int i = 0; i < end; i++) {
      char c = name.charAt(i);
      boolean digit = c >= '0' && c <= '9';
      if (!digit) {
        family.append(c);
      } else if (family.length() == 0 || family.charAt(family.length() - 1) != '#') {
        family.append('#');
      }
    }
    return family.toString();
  }
}
