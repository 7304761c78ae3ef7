package io.descry.registry.site;

import java.util.List;

/** Tells by a stack's outermost frames whether another thread had it run. */
final class Task {

  private static final String POOL = "java.util.concurrent.ThreadPoolExecutor.runWorker";
  private static final String FORK_JOIN = "java.util.concurrent.ForkJoinWorkerThread.run";

  private Task() {}

  static boolean isBelow(List<String> frames) {
    if (frames.isEmpty()) {
      return false;
    }
    String outermost = frames.get(frames.size() - 1);
    return outermost.startsWith("java.lang.Thread.run")
        || outermost.startsWith("java.lang.VirtualThread.run")
        || outermost.startsWith(FORK_JOIN);
  }

  /** Whether a worker of one of the JDK's thread pools ran it. */
  static boolean isOfPool(List<String> frames) {
    for (String frame : frames) {
      if (frame.startsWith(POOL) || frame.startsWith(FORK_JOIN)) {
        return true;
      }
    }
    return false;
  }

  /** Whether this is where a thread was started, and not where a task was handed over. */
  static boolean isStartOfThread(StackTraceElement[] submission) {
    for (StackTraceElement frame : submission) {
      if (!frame.getClassName().startsWith("java.io.Descry")) {
        return frame.getClassName().equals("java.lang.Thread")
            && frame.getMethodName().equals("start");
      }
    }
    return false;
  }
}
