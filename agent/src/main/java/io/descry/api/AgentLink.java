package io.descry.api;

import org.jspecify.annotations.Nullable;

/**
 * Finds the agent's hook class, which every class loader sees once an agent has defined it into
 * {@code java.base}. While it is not there, looks again once a second at most: a look-up that finds
 * nothing costs some microseconds. Any thread.
 */
final class AgentLink {

  private static final String HOOKS = "java.io.DescryHooks";
  private static final long PAUSE_NANOS = 1_000_000_000;

  private volatile @Nullable AgentCalls agent;
  private volatile long nextLookNanos = System.nanoTime();

  /** The calls into the agent, or null while no agent has been in this JVM. */
  @Nullable AgentCalls agent() {
    AgentCalls found = agent;
    return found != null || System.nanoTime() - nextLookNanos < 0 ? found : look();
  }

  /** Looks now. */
  @Nullable AgentCalls look() {
    nextLookNanos = System.nanoTime() + PAUSE_NANOS;
    try {
      agent = AgentCalls.of(hooks());
    } catch (Throwable e) {
      return null; // Not there, or another version's without these calls.
    }
    return agent;
  }

  /** Asks the boot loader alone, so that no jar is searched; a security manager may forbid that. */
  private static Class<?> hooks() throws ClassNotFoundException {
    try {
      return Class.forName(HOOKS, true, null);
    } catch (SecurityException e) {
      return Class.forName(HOOKS);
    }
  }
}
