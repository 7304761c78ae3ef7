package io.descry.registry.site;

import java.io.DescryTasks;

/**
 * Decides when submissions of tasks are sampled: for a minute after a handle has survived that a
 * task opened, at a site whose submitter is not known. The agent's thread only.
 */
public final class SubmissionSampling {

  private static final long MINUTE_MILLIS = 60_000;

  private final DescryTasks tasks;
  private long untilMillis = Long.MIN_VALUE;

  public SubmissionSampling(DescryTasks tasks) {
    this.tasks = tasks;
  }

  public void survived(Trace trace, long atMillis) {
    if (trace.inTask && trace.entry.submissions.survived()) {
      untilMillis = atMillis + MINUTE_MILLIS;
    }
  }

  /** Once a second. */
  public void tick(long atMillis) {
    boolean wanted = atMillis < untilMillis;
    if (wanted != tasks.isOn()) {
      tasks.setOn(wanted);
    }
    if (wanted) {
      tasks.tick();
    }
  }

  public boolean isOn() {
    return tasks.isOn();
  }
}
