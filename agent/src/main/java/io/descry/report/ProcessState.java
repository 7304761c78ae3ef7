package io.descry.report;

/** The state of the process in one word: the first of these that holds. */
public enum ProcessState {
  /** An open failed lately because this process had no descriptor left. */
  EXHAUSTED("exhausted"),
  /** A leak grows, or holds a tenth of the limit. */
  LEAK("leak"),
  /** The load comes near the limit. */
  LIMIT("limit"),
  /** Ports run out, not descriptors. */
  CHURN("churn"),
  /** Most of the limit is used, or will be within an hour. */
  FILLING("filling"),
  /** There are leaks, and none of them grows now. */
  PAUSED("paused"),
  SUSPECT("suspect"),
  /** What is not judged yet rises. */
  WATCHING("watching"),
  OK("ok");

  private final String text;

  ProcessState(String text) {
    this.text = text;
  }

  /** The name in JSON. */
  @Override
  public String toString() {
    return text;
  }
}
