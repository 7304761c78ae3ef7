package io.descry.api;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The words of a failure: how many, each with its line first, and what to do. Pure. */
final class LeakText {

  private static final int STACK = 12;

  /** How a test framework calls a test: of no interest below the test's own line. */
  private static final String[] CALLERS = {
    "java.lang.reflect.", "jdk.internal.reflect.", "sun.reflect.", "org.junit.", "org.testng."
  };

  private LeakText() {}

  static String of(String when, List<OpenDescriptor> leaks) {
    StringBuilder text = new StringBuilder();
    text.append(leaks.size()).append(leaks.size() == 1 ? " descriptor was" : " descriptors were");
    text.append(" opened ").append(when).append(" and not closed");
    bySite(leaks).values().forEach(same -> append(text, same));
    text.append("\n  fix: open it in try-with-resources, so that every path closes it; if it is")
        .append("\n    meant to stay open, allow it with a reason.");
    return text.toString();
  }

  private static Map<String, List<OpenDescriptor>> bySite(List<OpenDescriptor> leaks) {
    Map<String, List<OpenDescriptor>> bySite = new LinkedHashMap<>();
    for (OpenDescriptor leak : leaks) {
      String key = leak.fingerprint + leak.fate;
      bySite.computeIfAbsent(key, site -> new ArrayList<>()).add(leak);
    }
    return bySite;
  }

  private static void append(StringBuilder text, List<OpenDescriptor> same) {
    OpenDescriptor first = same.get(0);
    text.append("\n  ").append(same.size() == 1 ? "" : same.size() + " x ").append(first);
    text.append(", ").append(fate(first));
    List<String> frames = fromTheApplication(first);
    if (frames.isEmpty()) {
      text.append("\n    no stack was taken; opened by thread ").append(first.threadName);
    }
    for (String frame : frames.subList(0, Math.min(STACK, frames.size()))) {
      text.append("\n    at ").append(frame);
    }
    if (!first.submittedBy.isEmpty()) {
      text.append("\n    submitted by ").append(first.submittedBy.get(0));
    }
  }

  private static String fate(OpenDescriptor leak) {
    switch (leak.fate) {
      case OPEN:
        return "open, and something still refers to it";
      case ORPHANED:
        return "open, and nothing can close it any more";
      case CLOSED_BY_GC:
        return "dropped; the garbage collector closed it";
    }
    throw new AssertionError(leak.fate);
  }

  /**
   * The opening stack from the application's line to the framework that called the test; from the
   * JDK's line where no line is the application's.
   */
  static List<String> fromTheApplication(OpenDescriptor leak) {
    List<String> frames = leak.frames;
    int first = leak.applicationFrame == null ? 0 : frames.indexOf(leak.applicationFrame);
    int end = Math.max(first, 0) + 1;
    while (end < frames.size() && !isCaller(frames.get(end))) {
      end++;
    }
    return frames.isEmpty() ? frames : frames.subList(Math.max(first, 0), end);
  }

  private static boolean isCaller(String frame) {
    for (String caller : CALLERS) {
      if (frame.startsWith(caller)) {
        return true;
      }
    }
    return false;
  }
}
