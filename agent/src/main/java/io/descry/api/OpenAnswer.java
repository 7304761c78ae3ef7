package io.descry.api;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The agent's answer to {@code open ID}: a line a fact, its fields apart by tabs. Both sides are of
 * one jar. Immutable once read.
 */
final class OpenAnswer {

  private final List<OpenFacts> open = new ArrayList<>();
  private final Map<String, SiteTally> tallies = new HashMap<>();
  private final Map<String, OpenSite> sites = new HashMap<>();
  private long last;

  static OpenAnswer parse(String text) {
    OpenAnswer answer = new OpenAnswer();
    for (String line : text.split("\n", -1)) {
      answer.read(line.split("\t", -1));
    }
    return answer;
  }

  private void read(String[] fields) {
    for (int i = 1; i < fields.length; i++) {
      fields[i] = unescaped(fields[i]);
    }
    switch (fields[0]) {
      case "open":
        open.add(new OpenFacts(fields));
        break;
      case "counts":
        tallies.put(
            fields[1],
            new SiteTally(fields[2], Long.parseLong(fields[3]), Long.parseLong(fields[4])));
        break;
      case "site":
        sites.put(
            fields[1],
            new OpenSite(
                fields[1],
                fields[2].isEmpty() ? null : fields[2],
                from(fields, 3),
                new ArrayList<String>()));
        break;
      case "submitted":
        sites.computeIfPresent(fields[1], (key, site) -> site.submittedBy(from(fields, 2)));
        break;
      case "last":
        last = Long.parseLong(fields[1]);
        break;
      default: // The first line, and the end.
    }
  }

  /** The highest id of what is open: what opens later has a higher one. */
  long last() {
    return last;
  }

  /** What was opened since and is open. */
  List<OpenDescriptor> open() {
    List<OpenDescriptor> descriptors = new ArrayList<>();
    for (OpenFacts facts : open) {
      OpenDescriptor.Fate fate =
          facts.orphaned ? OpenDescriptor.Fate.ORPHANED : OpenDescriptor.Fate.OPEN;
      descriptors.add(new OpenDescriptor(facts, site(facts.fingerprint), fate));
    }
    return descriptors;
  }

  OpenSite site(String fingerprint) {
    return sites.getOrDefault(fingerprint, OpenSite.UNKNOWN);
  }

  Map<String, SiteTally> tallies() {
    return tallies;
  }

  private static List<String> from(String[] fields, int first) {
    return Arrays.asList(fields).subList(first, fields.length);
  }

  private static String unescaped(String text) {
    if (text.indexOf('\\') < 0) {
      return text;
    }
    StringBuilder plain = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean escape = c == '\\' && i + 1 < text.length();
      plain.append(escape ? unescaped(text.charAt(++i)) : c);
    }
    return plain.toString();
  }

  private static char unescaped(char c) {
    return c == 't' ? '\t' : c == 'n' ? '\n' : c;
  }
}
