package io.descry.cli;

import io.descry.cli.attach.Agent;
import io.descry.cli.target.CommandFailure;
import io.descry.cli.target.ExitCode;
import io.descry.cli.target.Targets;
import io.descry.export.text.SafeText;
import java.io.PrintWriter;
import picocli.CommandLine.Command;

/** {@code status}: asks the agent how it is. */
@Command(name = "status", description = "Say how the Descry in a JVM is doing.")
final class StatusCommand extends TargetCommand {

  private final Agent agent;
  private final PrintWriter out;

  StatusCommand(Targets targets, Agent agent, PrintWriter out) {
    super(targets);
    this.agent = agent;
    this.out = out;
  }

  @Override
  public Integer call() throws CommandFailure {
    out.print(SafeText.lines(agent.ask(target(), "status").text));
    return ExitCode.DONE;
  }
}
