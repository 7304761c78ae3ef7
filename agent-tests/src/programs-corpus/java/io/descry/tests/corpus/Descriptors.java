package io.descry.tests.corpus;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the kernel says that this process has open, without what an agent has open for itself and
 * what a JVM reads at times of its own. Immutable.
 */
final class Descriptors {

  /** What closes by itself, such as a reaped child's pipes, has so long; see {@link #added}. */
  private static final int LOOKS = 3000;

  private static final File TABLE = new File("/proc/self/fd");
  private static final String HOME = System.getProperty("java.home");

  private final Map<Integer, String> links;

  private Descriptors(Map<Integer, String> links) {
    this.links = links;
  }

  static Descriptors now() {
    Map<Integer, String> links = new TreeMap<>();
    String[] numbers = TABLE.list();
    for (String number : numbers == null ? new String[0] : numbers) {
      try {
        String link = Files.readSymbolicLink(TABLE.toPath().resolve(number)).toString();
        if (!isNobodys(link)) {
          links.put(Integer.valueOf(number), link);
        }
      } catch (IOException closedMeanwhile) {
        continue; // The one of the listing itself is always such.
      }
    }
    return new Descriptors(links);
  }

  private static boolean isNobodys(String link) {
    return link.matches("/proc/\\d+/.*")
        || link.startsWith("/sys/fs/cgroup/")
        || link.startsWith(HOME)
        || link.contains("descry.jar")
        || link.matches(".*/\\.?descry[^/]* \\(deleted\\)");
  }

  /**
   * Kinds of those that are open now and were not then; waits a while where they are more than
   * expected.
   */
  List<String> added(int expected) throws InterruptedException {
    List<String> kinds = kinds();
    for (int look = 0; look < LOOKS && kinds.size() > expected; look++) {
      Thread.sleep(3);
      kinds = kinds();
    }
    return kinds;
  }

  private List<String> kinds() {
    List<String> kinds = new ArrayList<>();
    for (Map.Entry<Integer, String> entry : now().links.entrySet()) {
      if (!entry.getValue().equals(links.get(entry.getKey()))) {
        kinds.add(entry.getValue().replaceAll(":\\[\\d+\\]", ""));
      }
    }
    Collections.sort(kinds);
    return kinds;
  }

  /** Whether this file is open. */
  static boolean hasOpen(File file) {
    return now().links.containsValue(file.getPath());
  }
}
