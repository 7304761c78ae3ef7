package io.descry.agent;

import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** CPU time of the agent's own threads; each notes itself first. Any thread. */
final class AgentCpu {

  private volatile boolean scarce;
  private volatile long lastNanos;
  private final AtomicLong askedNanos = new AtomicLong();
  private final List<ProcessStat> threads = new CopyOnWriteArrayList<>();
  private final List<ProcessStat> serving = new CopyOnWriteArrayList<>();

  /** Called at its start by each thread that works unasked. */
  void noteCurrentThread() {
    noteIn(threads);
  }

  /** Called at its start by each thread that only answers requests: all its time is asked for. */
  void noteServingThread() {
    noteIn(serving);
  }

  private static void noteIn(List<ProcessStat> list) {
    try (InputStream stat = new FileInputStream("/proc/thread-self/stat")) {
      list.add(new ProcessStat("/proc/self/task/" + number(stat)));
    } catch (IOException e) {
      // A kernel before 3.17: the report says null.
    }
  }

  /**
   * The text begins with it. A canonical path would be that of the first thread to ask on 8, 11.
   */
  private static String number(InputStream stat) throws IOException {
    StringBuilder number = new StringBuilder();
    for (int digit = stat.read(); Character.isDigit(digit); digit = stat.read()) {
      number.append((char) digit);
    }
    return number.toString();
  }

  /** Whether descriptors are too few to open a file even for an instant: then nothing is read. */
  void setScarce(boolean now) {
    scarce = now;
  }

  /** Null where the kernel does not tell. */
  @Nullable Long millis() {
    return threads.isEmpty() ? null : (nanos() + nanos(serving)) / 1_000_000;
  }

  /** Without what somebody has asked for. */
  long unaskedNanos() {
    return nanos() - askedNanos.get();
  }

  /** Does on one of the agent's threads what somebody has asked for. */
  <T extends @Nullable Object> T asked(Supplier<T> work) {
    long before = ofCurrentThread();
    try {
      return work.get();
    } finally {
      long nanos = before == 0 ? 0 : ofCurrentThread() - before;
      askedNanos.addAndGet(Math.max(0, nanos));
    }
  }

  /** Where {@link #askedSince} begins to count, on this thread. */
  final class Mark {
    private final long ofThread = ofCurrentThread();
    private final long asked = askedNanos.get();
  }

  /** All that this thread has done since the mark was asked for. */
  void askedSince(Mark mark) {
    if (mark.ofThread != 0) {
      long told = askedNanos.get() - mark.asked;
      askedNanos.addAndGet(Math.max(0, ofCurrentThread() - mark.ofThread - told));
    }
  }

  private long ofCurrentThread() {
    return scarce ? 0 : new ProcessStat("/proc/thread-self").cpuNanos();
  }

  private long nanos() {
    if (scarce) {
      return lastNanos;
    }
    lastNanos = nanos(threads);
    return lastNanos;
  }

  private long nanos(List<ProcessStat> of) {
    long nanos = 0;
    for (ProcessStat thread : scarce ? Collections.<ProcessStat>emptyList() : of) {
      nanos += thread.cpuNanos();
    }
    return nanos;
  }
}
