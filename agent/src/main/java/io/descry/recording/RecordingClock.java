package io.descry.recording;

/** The monotonic time of a recording as the diagnosis counts it. */
public final class RecordingClock {

  /** A Monday, 0:00 UTC: where no time of the start is told. */
  public static final long EPOCH_MILLIS = 1_699_833_600_000L;

  private RecordingClock() {}

  /** Of so many milliseconds after the beginning. */
  public static long millis(long afterBeginning) {
    return EPOCH_MILLIS + afterBeginning;
  }
}
