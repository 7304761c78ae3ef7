package io.descry.cli.attach;

import io.descry.cli.target.AgentJar;
import io.descry.cli.target.CommandFailure;
import io.descry.cli.target.JavaRelease;
import io.descry.cli.target.JvmFlags;
import io.descry.cli.target.Target;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Refuses to attach, with the reason, where trying could only fail or do harm. */
public final class AttachChecks {

  /**
   * Below 3 (the listener's socket, a connection, the jar) JDK 25 hangs and keeps the last one.
   * With fewer than these the agent is loaded but cannot start: measured, 17 on JDK 17 and 14 on
   * 27.
   */
  private static final int DESCRIPTORS_NEEDED = 17;

  /** Measured: it opens its own jars when it needs them. */
  private static final int DESCRIPTORS_NEEDED_ON_8 = 28;

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
    String flag = flagRefusal(target);
    if (flag != null) {
      return flag;
    }
    if (target.isStopped()) {
      return stoppedRefusal(target);
    }
    return descriptorRefusal(target);
  }

  public static String stoppedRefusal(Target target) {
    return target + " is stopped: `kill -CONT " + target.pid + "` lets it go on";
  }

  public static @Nullable String flagRefusal(Target target) {
    String flag = forbiddingFlag(JvmFlags.of(target));
    return flag == null
        ? null
        : target + " was started with " + flag + ": start it with -javaagent, or without it";
  }

  /** Free descriptors that the JVM must have for an agent to come in. */
  public static int descriptorsNeeded(Target target) {
    return JavaRelease.of(target).feature == 8 ? DESCRIPTORS_NEEDED_ON_8 : DESCRIPTORS_NEEDED;
  }

  private static @Nullable String forbiddingFlag(JvmFlags flags) {
    if (flags.isOn("DisableAttachMechanism", false)) {
      return "-XX:+DisableAttachMechanism";
    }
    return flags.isOn("EnableDynamicAgentLoading", true) ? null : "-XX:-EnableDynamicAgentLoading";
  }

  public static @Nullable String descriptorRefusal(Target target) {
    Long limit = target.softLimit();
    Long used = limit == null ? null : target.descriptorsBelow(limit);
    int needed = descriptorsNeeded(target);
    if (limit == null || used == null || limit - used >= needed) {
      return null;
    }
    return String.format(
        Locale.ROOT,
        "%s has %d of %d descriptors free and an attach needs %d: raise the limit first (as root:"
            + " prlimit --pid %d --nofile=%d:%d)",
        target,
        limit - used,
        limit,
        needed,
        target.pid,
        limit + 64,
        limit + 64);
  }
}
