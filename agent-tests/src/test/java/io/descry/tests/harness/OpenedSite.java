package io.descry.tests.harness;

import java.util.List;

/**
 * What a program says of a line of its own that opened: the kind, how many handles and descriptors,
 * and the frame, or {@code -} where a thread of the JDK opened.
 */
public record OpenedSite(String kind, int handles, int descriptors, String frame) {

  /** Those among a program's answer to {@code open}. */
  public static List<OpenedSite> of(List<String> lines) {
    return lines.stream().filter(l -> l.startsWith("site ")).map(OpenedSite::of).toList();
  }

  private static OpenedSite of(String line) {
    String[] words = line.split(" ", 5);
    return new OpenedSite(
        words[1], Integer.parseInt(words[2]), Integer.parseInt(words[3]), words[4]);
  }

  /** Whether no line of the program's is below the open. */
  public boolean byTheJdk() {
    return frame.equals("-");
  }
}
