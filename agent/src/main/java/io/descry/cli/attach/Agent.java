package io.descry.cli.attach;

import io.descry.cli.target.CommandFailure;
import io.descry.cli.target.Target;
import io.descry.cli.target.Targets;
import io.descry.cli.terminal.Progress;
import io.descry.cli.terminal.Streams;
import java.io.File;
import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The agent in a process, reached through its channel. */
public final class Agent {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Duration ENDING = Duration.ofSeconds(1);

  private final Targets targets;
  private final Streams streams;

  public Agent(Targets targets, Streams streams) {
    this.targets = targets;
    this.streams = streams;
  }

  /** The same without a word about what takes long. */
  public Agent quiet() {
    return new Agent(targets, streams.quiet());
  }

  /** Asks an agent that must be there. */
  public Answer ask(Target target, String command) throws CommandFailure {
    File entry = entry(target);
    if (entry == null && hasEnded(target)) {
      throw ended(target);
    }
    if (entry == null) {
      throw CommandFailure.attachFailed(
          Boolean.FALSE.equals(target.isJvm())
              ? "process " + target.pid + " is no JVM: `list` shows the JVMs here"
              : "Descry is not in " + target + ": `attach " + target.pid + "` brings it in");
    }
    return ask(target, entry, command);
  }

  public Answer ask(Target target, File entry, String command) throws CommandFailure {
    try (Progress progress = streams.progress("waiting for the agent in " + target);
        Channel channel = Channel.open(entry)) {
      Answer answer = channel.ask(command, PATIENCE);
      if (!answer.ok) {
        throw CommandFailure.attachFailed("the agent in " + target + " says: " + answer.text);
      }
      return answer;
    } catch (ChannelException e) {
      throw hasEnded(target)
          ? ended(target)
          : CommandFailure.attachFailed(target + ": " + e.getMessage());
    }
  }

  /** Where the agent of this process listens; null when there is no agent. */
  public @Nullable File entry(Target target) throws CommandFailure {
    if (!targets.mayEnter(target)) {
      throw CommandFailure.attachFailed(
          "process "
              + target
              + " belongs to user "
              + target.user()
              + ", and this is user "
              + targets.self.user()
              + ": run this as that user or as root");
    }
    try {
      return target.channel();
    } catch (IOException e) {
      throw hasEnded(target)
          ? ended(target)
          : CommandFailure.attachFailed("the descriptors of " + target + " cannot be read: " + e);
    }
  }

  private static CommandFailure ended(Target target) {
    return CommandFailure.gone("process " + target.pid + " ended while it was asked");
  }

  /** A process that is killed loses its memory, then its descriptors, and is there for a moment. */
  private static boolean hasEnded(Target target) throws CommandFailure {
    long deadline = System.nanoTime() + ENDING.toNanos();
    while (target.exists() && target.hasNoMemory() && System.nanoTime() - deadline < 0) {
      Waiting.briefly();
    }
    return !target.exists();
  }
}
