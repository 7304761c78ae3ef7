package io.descry.cli.attach;

import io.descry.cli.target.CommandFailure;

/** The pause between two looks at another process. */
public final class Waiting {

  private static final long MILLIS = 50;

  private Waiting() {}

  public static void briefly() throws CommandFailure {
    millis(MILLIS);
  }

  /** Not at all where that is negative. */
  public static void millis(long millis) throws CommandFailure {
    try {
      Thread.sleep(Math.max(0, millis));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw CommandFailure.attachFailed("interrupted");
    }
  }
}
