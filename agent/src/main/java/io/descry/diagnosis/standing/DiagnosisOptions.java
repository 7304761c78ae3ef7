package io.descry.diagnosis.standing;

import io.descry.knowledge.Knowledge;

/** The thresholds that the user may set, and what the user knows beforehand. Immutable. */
public final class DiagnosisOptions {

  /** Half an hour, and a minute: no well-behaved peer waits that long for our close. */
  public static final DiagnosisOptions DEFAULT = new DiagnosisOptions(30 * 60_000, 60_000);

  /** A handle open for longer, at a site that closes its others, is suspect. */
  public final long suspectAgeMillis;

  /** A socket in CLOSE_WAIT for longer is suspect. */
  public final long closeWaitMillis;

  /** Expected sites and libraries that leak. */
  public final Knowledge knowledge;

  public DiagnosisOptions(long suspectAgeMillis, long closeWaitMillis) {
    this(suspectAgeMillis, closeWaitMillis, Knowledge.NONE);
  }

  private DiagnosisOptions(long suspectAgeMillis, long closeWaitMillis, Knowledge knowledge) {
    this.suspectAgeMillis = suspectAgeMillis;
    this.closeWaitMillis = closeWaitMillis;
    this.knowledge = knowledge;
  }

  /** The same thresholds with this knowledge. */
  public DiagnosisOptions with(Knowledge known) {
    return new DiagnosisOptions(suspectAgeMillis, closeWaitMillis, known);
  }
}
