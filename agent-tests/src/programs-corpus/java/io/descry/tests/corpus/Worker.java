package io.descry.tests.corpus;

import java.util.concurrent.TimeUnit;

/** A second thread of a program: begins at once, and can be waited for. */
final class Worker {

  private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(20);

  private final Thread thread;
  private volatile Object result;

  private Worker(Page.Call call) {
    thread = new Thread(() -> result = outcome(call), "worker");
    thread.setDaemon(true);
  }

  static Worker start(Page.Call call) {
    Worker worker = new Worker(call);
    worker.thread.start();
    return worker;
  }

  private static Object outcome(Page.Call call) {
    try {
      Object value = call.call();
      return value + (Thread.currentThread().isInterrupted() ? ", interrupted" : "");
    } catch (Throwable e) {
      return "throws " + e + (Thread.currentThread().isInterrupted() ? ", interrupted" : "");
    }
  }

  /** Waits until the thread waits inside of this method, in native code or parked. */
  Worker blockedIn(String method) throws InterruptedException {
    long deadline = System.nanoTime() + PATIENCE_NANOS;
    int seen = 0;
    while (seen < 3) {
      if (System.nanoTime() > deadline || !thread.isAlive()) {
        throw new IllegalStateException("not blocked in " + method + ": " + result);
      }
      seen = isBlockedIn(method) ? seen + 1 : 0;
      Thread.sleep(2);
    }
    return this;
  }

  private boolean isBlockedIn(String method) {
    StackTraceElement[] stack = thread.getStackTrace();
    if (stack.length == 0 || !stack[0].isNativeMethod()) {
      return false;
    }
    for (StackTraceElement frame : stack) {
      if (frame.getMethodName().equals(method)) {
        return true;
      }
    }
    return false;
  }

  void interrupt() {
    thread.interrupt();
  }

  boolean isDone() {
    return !thread.isAlive();
  }

  /** What the call returned or threw, as text. */
  Object outcome() throws InterruptedException {
    thread.join(TimeUnit.NANOSECONDS.toMillis(PATIENCE_NANOS));
    if (thread.isAlive()) {
      StackTraceElement[] stack = thread.getStackTrace();
      return "still runs in " + (stack.length > 0 ? stack[0] : "nothing");
    }
    return result;
  }
}
