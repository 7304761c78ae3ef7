package io.descry.cli;

import io.descry.export.SafeText;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code status}: asks the agent how it is. */
@Command(name = "status", description = "Say how the Descry in a JVM is doing.")
final class StatusCommand implements Callable<Integer> {

  private final Targets targets;
  private final Agent agent;
  private final PrintWriter out;

  @Parameters(paramLabel = "PID", description = "The PID, or the main class.")
  private String name = "";

  StatusCommand(Targets targets, Agent agent, PrintWriter out) {
    this.targets = targets;
    this.agent = agent;
    this.out = out;
  }

  @Override
  public Integer call() throws CommandFailure {
    out.print(SafeText.lines(agent.ask(targets.find(name), "status").text));
    return ExitCode.DONE;
  }
}
