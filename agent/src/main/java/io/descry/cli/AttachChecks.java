package io.descry.cli;

import org.jspecify.annotations.Nullable;

/** Refuses to attach, with the reason, where trying could only fail or do harm. */
final class AttachChecks {

  /**
   * Below 3 (the listener's socket, a connection, the jar) JDK 25 hangs and keeps the last one.
   * With fewer than these the agent is loaded but cannot start: measured, 17 on JDK 17, 14 on 27,
   * 28 on 8 (whose version cannot be seen from here).
   */
  static final int DESCRIPTORS_NEEDED = 17;

  private AttachChecks() {}

  static void require(Target target, AgentJar jar) throws CommandFailure {
    String refusal = refusal(target);
    if (refusal != null) {
      throw CommandFailure.attachFailed(refusal);
    }
    jar.requireVisible(target);
  }

  private static @Nullable String refusal(Target target) {
    if (!Boolean.TRUE.equals(target.isJvm())) {
      return "process " + target.pid + " is no JVM: `list` shows the JVMs here";
    }
    String flag = forbiddingFlag(JvmFlags.of(target));
    if (flag != null) {
      return target + " was started with " + flag + ": start it with -javaagent, or without it";
    }
    if (target.isStopped()) {
      return target + " is stopped: `kill -CONT " + target.pid + "` lets it go on";
    }
    return descriptorRefusal(target);
  }

  private static @Nullable String forbiddingFlag(JvmFlags flags) {
    if (flags.isOn("DisableAttachMechanism", false)) {
      return "-XX:+DisableAttachMechanism";
    }
    return flags.isOn("EnableDynamicAgentLoading", true) ? null : "-XX:-EnableDynamicAgentLoading";
  }

  private static @Nullable String descriptorRefusal(Target target) {
    Long limit = target.softLimit();
    Long used = limit == null ? null : target.descriptorsBelow(limit);
    if (limit == null || used == null || limit - used >= DESCRIPTORS_NEEDED) {
      return null;
    }
    return String.format(
        "%s has %d of %d descriptors free and an attach needs %d: raise the limit first (as root:"
            + " prlimit --pid %d --nofile=%d:%d)",
        target, limit - used, limit, DESCRIPTORS_NEEDED, target.pid, limit + 64, limit + 64);
  }
}
