package io.descry.agent;

import io.descry.channel.ChannelServer;
import io.descry.config.LogTarget;
import io.descry.export.FailureCounts;
import io.descry.export.log.AgentLog;
import io.descry.export.log.Log;
import io.descry.export.log.application.AgentCode;
import org.jspecify.annotations.Nullable;

/**
 * Where the agent's thread cannot begin, as under an application's own security manager that denies
 * it {@code /proc}: it says so once, and takes everything out again. The agent's thread.
 */
final class FailedStart {

  private final Parts parts;
  private final FailureCounts failures;

  FailedStart(Parts parts, FailureCounts failures) {
    this.parts = parts;
    this.failures = failures;
  }

  /** Its last work. */
  void giveUp(@Nullable ChannelServer channel, Throwable cause) {
    try {
      say(cause);
      if (channel != null) {
        channel.close(); // So that the command line finds no agent, instead of one that is mute.
      }
      new Ending(parts, failures).detach(null);
    } catch (Exception e) {
      failures.count("start", e);
    }
  }

  private void say(Throwable cause) {
    if (parts.options.log() == LogTarget.NONE) {
      return;
    }
    Log log = Log.simple(failures);
    new AgentLog(log)
        .warn(
            AgentCode.START,
            "Descry could not begin and has left; the application is not affected: " + cause);
    log.flush();
  }
}
