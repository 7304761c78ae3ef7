package io.descry.agent;

import io.descry.export.FailureCounts;
import org.jspecify.annotations.Nullable;

/** Writes out what waits, and the last report where wanted, when the JVM ends. */
final class ExitHook {

  private ExitHook() {}

  /** Null where the JVM is ending already or does not allow it. */
  static @Nullable Thread register(ThreadGroup group, AgentLoop loop, FailureCounts failures) {
    Thread hook = new Last(group, loop, failures);
    try {
      Runtime.getRuntime().addShutdownHook(hook);
      return hook;
    } catch (IllegalStateException | SecurityException e) {
      failures.count("exit", e);
      return null;
    }
  }

  static void unregister(@Nullable Thread hook) {
    if (hook != null) {
      try {
        Runtime.getRuntime().removeShutdownHook(hook);
      } catch (IllegalStateException | SecurityException e) {
        // The JVM is ending: the hook finds no agent then.
      }
    }
  }

  /** The thread itself, not a lambda in one: that would spin a class at every start. */
  private static final class Last extends Thread {

    private final AgentLoop loop;
    private final FailureCounts failures;

    Last(ThreadGroup group, AgentLoop loop, FailureCounts failures) {
      super(group, null, "descry-exit");
      this.loop = loop;
      this.failures = failures;
    }

    @Override
    public void run() {
      try {
        loop.atExit();
      } catch (Throwable e) {
        failures.count("exit", e);
      }
    }
  }
}
