package io.descry.report;

/**
 * The judgement about one kernel descriptor. Each descriptor has exactly one standing, so that the
 * counts add up to the kernel's.
 */
public enum Standing {
  /** Held by a leak finding: permanent, recovered, growing or paused. */
  LEAK("leak", "leak"),
  /** Held by a suspect finding. */
  SUSPECT("suspect", "suspect"),
  /** Not judged yet: too young, rising, or of a site that never closed anything. */
  WATCHED("watched", "watched"),
  /** Of a site that opens and closes, and no older than what was closed there before. */
  IN_USE("inUse", "in use"),
  /** Kept on purpose, with named evidence: a listener, a log, an idle pool entry. */
  KEPT("kept", "kept"),
  /** Expected by the user's own rule. */
  EXCLUDED("excluded", "excluded"),
  JVM("jvm", "JVM"),
  /** The agent's own. */
  AGENT("agent", "Descry"),
  /** Open before the agent was attached. */
  PRE_ATTACH("preAttach", "before attach"),
  /** No line, library or JVM part accounts for it. */
  UNKNOWN("unknown", "unknown");

  /** How people read it. */
  public final String words;

  private final String text;

  Standing(String text, String words) {
    this.text = text;
    this.words = words;
  }

  /** The name in JSON. */
  @Override
  public String toString() {
    return text;
  }
}
