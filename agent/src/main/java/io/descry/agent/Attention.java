package io.descry.agent;

import org.jspecify.annotations.Nullable;

/**
 * Counts as asked for what the agent's thread does while it looks about often, since a client has
 * just been answered and may ask again. The agent's thread only.
 */
final class Attention {

  private static final long SETTLED_NANOS = 1_000_000_000L;

  private final AgentCpu cpu;
  private AgentCpu.@Nullable Mark mark;
  private long markedAtNanos;

  Attention(AgentCpu cpu) {
    this.cpu = cpu;
  }

  /** At every wake-up: whether the thread looks about often now. */
  void step(boolean attentive, long nowNanos) {
    AgentCpu.Mark since = mark;
    if (since != null && (!attentive || nowNanos - markedAtNanos >= SETTLED_NANOS)) {
      cpu.askedSince(since);
      mark = null;
    }
    if (attentive && mark == null) {
      mark = cpu.new Mark();
      markedAtNanos = nowNanos;
    }
  }
}
