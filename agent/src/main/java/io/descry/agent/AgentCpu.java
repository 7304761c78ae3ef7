package io.descry.agent;

import java.io.File;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** CPU time of the agent's own threads; each notes itself first. */
final class AgentCpu {

  private final List<ProcessStat> threads = new CopyOnWriteArrayList<>();

  /** Called by each of them at its start. */
  void noteCurrentThread() {
    try {
      threads.add(new ProcessStat(new File("/proc/thread-self").getCanonicalPath()));
    } catch (IOException e) {
      // A kernel before 3.17: the report says null.
    }
  }

  /** Null where the kernel does not tell. */
  @Nullable Long millis() {
    if (threads.isEmpty()) {
      return null;
    }
    long nanos = 0;
    for (ProcessStat thread : threads) {
      nanos += thread.cpuNanos();
    }
    return nanos / 1_000_000;
  }
}
