package io.descry.cli.terminal;

import java.io.PrintWriter;
import org.jspecify.annotations.Nullable;

/** Tells, from its second on, that something still goes on; its line is gone when it is closed. */
public final class Progress implements AutoCloseable {

  private static final long STEP_MILLIS = 1000;
  private static final String CLEAR = "\r\033[K";

  private final @Nullable Thread thread;

  private Progress(@Nullable Thread thread) {
    this.thread = thread;
  }

  static Progress none() {
    return new Progress(null);
  }

  static Progress on(PrintWriter err, String what) {
    Thread thread = new Thread(() -> tell(err, what), "progress");
    thread.setDaemon(true);
    thread.start();
    return new Progress(thread);
  }

  private static void tell(PrintWriter err, String what) {
    int seconds = 0;
    try {
      while (true) {
        Thread.sleep(STEP_MILLIS);
        seconds++;
        err.print(CLEAR + what + " ... " + seconds + " s");
        err.flush();
      }
    } catch (InterruptedException e) {
      if (seconds > 0) {
        err.print(CLEAR);
        err.flush();
      }
    }
  }

  @Override
  public void close() {
    if (thread != null) {
      thread.interrupt();
      try {
        thread.join(STEP_MILLIS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
