package io.descry.knowledge;

import io.descry.model.Site;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One rule of a file of expected sites: which, why, and until when. Immutable; any thread. */
public final class Exclusion {

  /** What a rule names sites by. */
  enum By {
    CLASS("class"),
    PACKAGE("package"),
    TARGET("target"),
    FINGERPRINT("fingerprint");

    final String text;

    By(String text) {
      this.text = text;
    }
  }

  /** Of its line in the file, from 1. */
  public final int line;

  /** Why the sites stay open; one line. */
  public final String reason;

  /** The last day on which it holds (UTC), such as {@code 2027-01-31}, or null. */
  public final @Nullable String until;

  private final By by;
  private final String pattern;
  private final long endsAtMillis;

  Exclusion(
      int line, By by, String pattern, String reason, @Nullable String until, long endsAtMillis) {
    this.line = line;
    this.by = by;
    this.pattern = pattern;
    this.reason = reason;
    this.until = until;
    this.endsAtMillis = endsAtMillis;
  }

  /** Whether its last day has passed: it hides nothing any more. */
  public boolean isOver(long atMillis) {
    return atMillis >= endsAtMillis;
  }

  /** Such as {@code class com.acme.Cache}. */
  @Override
  public String toString() {
    return by.text + " " + pattern;
  }

  /**
   * Whether it names this site.
   *
   * @param targets of all handles that the site holds, and of those that the collector has closed
   *     the empty text: a target says nothing about what it does not see
   */
  boolean matches(Site site, List<String> targets) {
    switch (by) {
      case FINGERPRINT:
        return site.fingerprint.equals(pattern);
      case TARGET:
        return !targets.isEmpty()
            && targets.stream().allMatch(target -> Glob.matches(pattern, target));
      case CLASS:
      case PACKAGE:
        return hasFrame(site);
    }
    throw new AssertionError(by);
  }

  /** From the open down to the application's line: below it, all of a program could match. */
  private boolean hasFrame(Site site) {
    return hasFrame(site.frames, site)
        || (site.submittedBy != null && hasFrame(site.submittedBy, site));
  }

  private boolean hasFrame(List<String> frames, Site site) {
    for (String frame : frames) {
      if (by == By.CLASS ? Frames.isOfClass(frame, pattern) : Frames.isOfPackage(frame, pattern)) {
        return true;
      }
      if (frame.equals(site.applicationFrame)) {
        return false;
      }
    }
    return false;
  }
}
