package io.descry.agent;

/**
 * The thread group of the agent's threads. Up to Java 18 a thread that starts or ends takes the
 * monitor of its group, and an application may hold the monitor of its own group for long. Made on
 * the thread of premain, before the application runs, or on the Attach Listener; takes the monitor
 * of the system's group alone.
 */
final class AgentGroup {

  private AgentGroup() {}

  /** A group that goes away with its last thread. */
  @SuppressWarnings("removal") // From 16 on daemon groups are deprecated, from 19 on all are weak.
  static ThreadGroup make() {
    ThreadGroup group = new ThreadGroup(root(), "descry");
    group.setDaemon(true);
    return group;
  }

  /** The system's group. */
  static ThreadGroup root() {
    ThreadGroup root = Thread.currentThread().getThreadGroup();
    while (root.getParent() != null) {
      root = root.getParent();
    }
    return root;
  }
}
