package io.descry.recording;

import io.descry.model.OpenHandle;
import io.descry.model.Site;
import io.descry.model.SiteCounts;
import java.util.regex.Pattern;

/** Names of lines, files and hosts in a recording: plain, or a hash of each. Immutable. */
final class RecordingNames {

  private static final Pattern NO_WORD = Pattern.compile("[\\s\\p{Cntrl}]");
  private static final int LONGEST = 512;

  private final boolean hashed;

  RecordingNames(boolean hashed) {
    this.hashed = hashed;
  }

  /** With a space on each side; whether a server accepted the site's connections. */
  String accepted(Site site) {
    return site.isAccepted() ? " accepted " : " ";
  }

  /** The line that reports name, as far as it is known when the site is first seen. */
  String line(SiteCounts counts) {
    String known = counts.site.applicationLine(counts.submittedBy);
    String line = known == null ? counts.site.outsideFrame() : known;
    return hashed ? "h." + hash(line) + "(h.java:1)" : word(line);
  }

  String target(OpenHandle handle) {
    String target =
        handle.remote != null ? handle.remote.toString() : String.valueOf(handle.target);
    return hashed ? hash(target) : word(target);
  }

  private static String hash(String name) {
    return "x" + RecordedSite.fingerprint("name " + name);
  }

  private static String word(String text) {
    String cut = text.length() > LONGEST ? text.substring(0, LONGEST) : text;
    String word = NO_WORD.matcher(cut).replaceAll("_");
    return word.isEmpty() ? "_" : word;
  }
}
