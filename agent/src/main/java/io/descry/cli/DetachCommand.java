package io.descry.cli;

import io.descry.cli.attach.Agent;
import io.descry.cli.attach.Answer;
import io.descry.cli.attach.Waiting;
import io.descry.cli.target.CommandFailure;
import io.descry.cli.target.ExitCode;
import io.descry.cli.target.Target;
import io.descry.cli.target.Targets;
import java.io.PrintWriter;
import java.time.Duration;
import picocli.CommandLine.Command;

/** {@code detach}: takes the hooks out and waits until the agent has ended. */
@Command(name = "detach", description = "Take Descry out of a JVM: its classes are as before.")
final class DetachCommand extends TargetCommand {

  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final Agent agent;
  private final PrintWriter out;

  DetachCommand(Targets targets, Agent agent, PrintWriter out) {
    super(targets);
    this.agent = agent;
    this.out = out;
  }

  @Override
  public Integer call() throws CommandFailure {
    Target target = target();
    Answer answer = agent.ask(target, "detach");
    awaitEnd(target);
    out.print("detached from " + target + "\n" + answer.text);
    return ExitCode.DONE;
  }

  /** The agent closes its channel last. A process that ends meanwhile is detached as well. */
  private void awaitEnd(Target target) throws CommandFailure {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (target.exists() && agent.entry(target) != null) {
      if (System.nanoTime() - deadline > 0) {
        throw CommandFailure.attachFailed(
            "the agent in "
                + target
                + " has not ended after "
                + PATIENCE.getSeconds()
                + " s: its log says why");
      }
      Waiting.briefly();
    }
  }
}
