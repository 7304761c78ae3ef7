package io.descry.cli;

/** The pause between two looks at another process. */
final class Waiting {

  private static final long MILLIS = 50;

  private Waiting() {}

  static void briefly() throws CommandFailure {
    try {
      Thread.sleep(MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw CommandFailure.attachFailed("interrupted");
    }
  }
}
