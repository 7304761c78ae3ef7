package io.descry.agent;

import java.io.DescryState;

/** Finds the JDK's threads that close handles for the garbage collector. */
final class CollectorThreads {

  private CollectorThreads() {}

  static void find(DescryState state) {
    ThreadGroup root = Thread.currentThread().getThreadGroup();
    while (root.getParent() != null) {
      root = root.getParent();
    }
    for (Thread thread : all(root)) {
      if (thread != null && thread.getClass().getClassLoader() == null) {
        note(thread, state);
      }
    }
  }

  private static void note(Thread thread, DescryState state) {
    switch (thread.getName()) {
      case "Finalizer":
        state.threads.finalizer = thread;
        break;
      case "Reference Handler":
        state.threads.referenceHandler = thread;
        break;
      case "Common-Cleaner":
        state.threads.cleaner = thread;
        break;
      default:
    }
  }

  private static Thread[] all(ThreadGroup root) {
    Thread[] threads = new Thread[64];
    while (root.enumerate(threads, true) == threads.length) {
      threads = new Thread[threads.length * 2];
    }
    return threads;
  }
}
