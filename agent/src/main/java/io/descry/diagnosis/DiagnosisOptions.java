package io.descry.diagnosis;

/** The thresholds that the user may set. Immutable. */
public final class DiagnosisOptions {

  /** Half an hour, and a minute: no well-behaved peer waits that long for our close. */
  public static final DiagnosisOptions DEFAULT = new DiagnosisOptions(30 * 60_000, 60_000);

  /** A handle open for longer, at a site that closes its others, is suspect. */
  public final long suspectAgeMillis;

  /** A socket in CLOSE_WAIT for longer is suspect. */
  public final long closeWaitMillis;

  public DiagnosisOptions(long suspectAgeMillis, long closeWaitMillis) {
    this.suspectAgeMillis = suspectAgeMillis;
    this.closeWaitMillis = closeWaitMillis;
  }
}
