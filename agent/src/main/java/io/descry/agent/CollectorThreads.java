package io.descry.agent;

import java.io.DescryState;

/**
 * Finds the JDK's threads that close handles for the garbage collector. Looks into the system's
 * group and the group of the JDK's own threads only: up to Java 18 a look takes a group's monitor,
 * and an application may hold that of its own groups while an attach is under way.
 */
final class CollectorThreads {

  private static final String JDK_GROUP = "InnocuousThreadGroup";

  private CollectorThreads() {}

  static void find(DescryState state) {
    ThreadGroup root = AgentGroup.root();
    noteAll(root, state);
    for (ThreadGroup group : groups(root)) {
      if (group != null && group.getName().equals(JDK_GROUP)) {
        noteAll(group, state);
      }
    }
  }

  private static void noteAll(ThreadGroup group, DescryState state) {
    for (Thread thread : threads(group)) {
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

  private static Thread[] threads(ThreadGroup group) {
    Thread[] threads = new Thread[64];
    while (group.enumerate(threads, false) == threads.length) {
      threads = new Thread[threads.length * 2];
    }
    return threads;
  }

  private static ThreadGroup[] groups(ThreadGroup root) {
    ThreadGroup[] groups = new ThreadGroup[16];
    while (root.enumerate(groups, false) == groups.length) {
      groups = new ThreadGroup[groups.length * 2];
    }
    return groups;
  }
}
