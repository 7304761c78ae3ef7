package io.descry.cli.attach;

import io.descry.cli.target.AgentJar;
import io.descry.cli.target.CommandFailure;
import io.descry.cli.target.Target;
import io.descry.cli.terminal.Progress;
import io.descry.cli.terminal.Streams;
import io.descry.export.text.SafeText;
import java.io.File;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** Brings the agent into a JVM once, and believes it only when the agent answers. */
public final class Attacher {

  /** HotSpot before 24 cuts or refuses an attach argument of more than 1,024 bytes. */
  private static final int LONGEST_ARGUMENT = 1000;

  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final Agent agent;
  private final AgentJar jar;
  private final Streams streams;

  public Attacher(Agent agent, AgentJar jar, Streams streams) {
    this.agent = agent;
    this.jar = jar;
    this.streams = streams;
  }

  /** What the agent says of itself once it is in. */
  public Answer attach(Target target, String options) throws CommandFailure {
    AttachChecks.require(target, jar);
    String whole = options.isEmpty() ? jar.file.getPath() : jar.file + "=" + options;
    boolean fits = whole.getBytes(StandardCharsets.UTF_8).length <= LONGEST_ARGUMENT;
    Answer answer;
    try (Progress progress = streams.progress("attaching to " + target)) {
      load(target, fits ? whole : jar.file.getPath());
      answer = handshake(target);
    }
    return fits ? answer : agent.ask(target, "configure " + options);
  }

  private static void load(Target target, String jarAndOptions) throws CommandFailure {
    AgentLoader loader = AgentLoader.find(target);
    if (loader == null) {
      throw CommandFailure.attachFailed(
          "this Java ("
              + System.getProperty("java.version")
              + ") cannot attach: run the command"
              + " line with a JDK, or with any Java from 16 on");
    }
    try {
      loader.load(target, jarAndOptions);
    } catch (LoadFailure e) {
      throw target.exists()
          ? CommandFailure.attachFailed(
              target
                  + " did not load the agent: "
                  + LoadAdvice.of(e.text())
                  + "\n  ("
                  + SafeText.line(e.text())
                  + ")")
          : CommandFailure.gone("process " + target.pid + " ended during the attach");
    }
  }

  private Answer handshake(Target target) throws CommandFailure {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    File entry = agent.entry(target);
    while (entry == null) {
      if (System.nanoTime() - deadline > 0) {
        throw CommandFailure.attachFailed(
            target
                + " took the agent, but it does not answer: its stderr or log says why"
                + " (DSC-START)");
      }
      Waiting.briefly();
      entry = agent.entry(target);
    }
    return agent.ask(target, entry, "status");
  }
}
