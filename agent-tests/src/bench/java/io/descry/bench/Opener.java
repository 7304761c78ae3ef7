package io.descry.bench;

import java.io.FileInputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;

/** Opens and closes files all the time, and says whether it ever had to wait for a lock. */
final class Opener extends Thread {

  volatile boolean stopped;
  volatile long opens;

  Opener() {
    setDaemon(true);
  }

  @Override
  @SuppressWarnings("NonAtomicVolatileUpdate") // No other thread writes it.
  public void run() {
    while (!stopped) {
      try {
        new FileInputStream("/etc/hostname").close();
        opens++;
      } catch (IOException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  /** How often it has been blocked by a monitor, or has waited or parked. */
  long waits() {
    ThreadInfo info = ManagementFactory.getThreadMXBean().getThreadInfo(getId());
    return info.getBlockedCount() + info.getWaitedCount();
  }
}
