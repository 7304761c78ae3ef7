package io.descry.knowledge;

import io.descry.model.Artifact;
import io.descry.model.HandleKind;
import io.descry.model.Site;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A leak of a library that its maintainers have fixed, and how a site shows it. Immutable. */
public final class KnownLeak {

  /** How the row was checked. */
  public enum Checked {
    /** A test opens and counts with the leaking and with the fixed version. */
    REPRODUCED("reproduced"),
    /** In the tracker, the release notes or the sources of both versions. */
    READ("read");

    private final String text;

    Checked(String text) {
      this.text = text;
    }

    /** The name in the file. */
    @Override
    public String toString() {
      return text;
    }
  }

  /** Such as {@code commons-net}: the name of the jar without its version. */
  public final String artifact;

  /** The first version that leaks. */
  public final String from;

  /** The first version that does not. */
  public final String fixed;

  /** What stays open and when, as the end of a sentence that begins with the artifact. */
  public final String symptom;

  /** What people call it, such as {@code NET-730} or {@code ktor issue 1340}. */
  public final String issue;

  /** Where it was read. */
  public final String source;

  public final Checked checked;

  private final Set<HandleKind> kinds;
  private final List<String> frames;

  KnownLeak(Row row) {
    artifact = row.artifact;
    from = row.from;
    fixed = row.fixed;
    symptom = row.symptom;
    issue = row.issue;
    source = row.source;
    checked = row.checked;
    kinds = row.kinds;
    frames = row.frames;
  }

  /** What a row of the file says. Filled by the parser, then not changed. */
  static final class Row {
    String artifact = "";
    String from = "";
    String fixed = "";
    String symptom = "";
    String issue = "";
    String source = "";
    Checked checked = Checked.READ;
    Set<HandleKind> kinds = Collections.emptySet();
    List<String> frames = Collections.emptyList();
  }

  /**
   * The library of the site's stack that this row is about, or null: of this artifact, in the range
   * or of unknown version, with one of the row's frames of its own, opening one of its kinds.
   */
  @Nullable Artifact in(Site site) {
    if (!kinds.contains(site.kind)) {
      return null;
    }
    for (int i = 0; i < site.frames.size(); i++) {
      Artifact owner = site.artifact(i);
      if (owner != null && isAbout(owner) && isOpener(site.frames.get(i))) {
        return owner;
      }
    }
    return null;
  }

  private boolean isAbout(Artifact owner) {
    return owner.name.equals(artifact) && (isUnknown(owner.version) || leaks(owner.version));
  }

  private static boolean isUnknown(@Nullable String version) {
    return version == null || !VersionOrder.isVersion(version);
  }

  private boolean leaks(@Nullable String version) {
    return version != null
        && VersionOrder.compare(version, from) >= 0
        && VersionOrder.compare(version, fixed) < 0;
  }

  private boolean isOpener(String frame) {
    for (String place : frames) {
      if (Frames.isOf(frame, place)) {
        return true;
      }
    }
    return false;
  }

  /** Whether the version is known, so that the row surely applies. */
  public static boolean isCertain(Artifact library) {
    return !isUnknown(library.version);
  }

  @Override
  public String toString() {
    return artifact + " " + from + " to " + fixed + " (" + issue + ")";
  }
}
