package io.descry.export.text;

import io.descry.report.SiteRow;
import java.util.ArrayList;
import java.util.List;

/**
 * A site's stack, trimmed: the open, the application's frame marked with {@code >}, and four below
 * it, which is what the fingerprint covers. Pure.
 */
final class TextStack {

  private static final int ABOVE = 5;
  private static final int TOP = 2;
  private static final int BELOW = 4;
  private static final int WITHOUT_APPLICATION = 8;
  private static final int FRAME = 200;

  private TextStack() {}

  static List<String> lines(SiteRow site) {
    int marked = site.applicationFrame == null ? -1 : site.frames.indexOf(site.applicationFrame);
    List<String> lines = new ArrayList<>();
    if (marked > ABOVE) {
      add(lines, site, 0, TOP, marked);
      more(lines, marked - ABOVE);
      add(lines, site, marked - (ABOVE - TOP), marked, marked);
    } else {
      add(lines, site, 0, marked, marked);
    }
    int end = Math.min(site.frames.size(), marked < 0 ? WITHOUT_APPLICATION : marked + 1 + BELOW);
    add(lines, site, Math.max(0, marked), end, marked);
    Long cut = site.cutFrames;
    more(lines, site.frames.size() - end + (cut == null ? 0 : cut));
    if (cut == null) {
      lines.add("      ... and what lay below: the JVM keeps the innermost 1,024 frames only");
    }
    return lines;
  }

  private static void add(List<String> lines, SiteRow site, int from, int to, int marked) {
    for (int i = from; i < to; i++) {
      lines.add((i == marked ? "    > " : "      ") + SafeText.line(site.frames.get(i), FRAME));
    }
  }

  private static void more(List<String> lines, long number) {
    if (number > 0) {
      lines.add("      ... " + Figures.count(number) + " more");
    }
  }
}
