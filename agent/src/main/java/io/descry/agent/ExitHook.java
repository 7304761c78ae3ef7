package io.descry.agent;

import io.descry.export.FailureCounts;
import org.jspecify.annotations.Nullable;

/** Writes out what waits, and the last report where wanted, when the JVM ends. */
final class ExitHook {

  private ExitHook() {}

  /** Null where the JVM is ending already or does not allow it. */
  static @Nullable Thread register(AgentLoop loop, FailureCounts failures) {
    Thread hook = new Thread(null, () -> run(loop, failures), "descry-exit");
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

  private static void run(AgentLoop loop, FailureCounts failures) {
    try {
      loop.atExit();
    } catch (Throwable e) {
      failures.count("exit", e);
    }
  }
}
