package io.descry.recording;

import java.time.Instant;

/**
 * The receiver of a recording's events, in the order of their time. Seconds count from the
 * beginning.
 */
public interface RecordingListener {

  /** The wall time of second 0. */
  void startsAt(Instant start);

  /** Reports are made so often; 0: at the recording's own {@code report} lines alone. */
  void reportsEvery(long seconds);

  /** A second of the agent's time has passed. */
  void tick(RecordedProcess process, long second);

  /** A report was made, or an opening failed. */
  void report(RecordedProcess process, long second, boolean exhausted);

  /** The wall clock was set forward by so much, or back. The monotonic clock went on. */
  void clockSteps(long seconds);
}
