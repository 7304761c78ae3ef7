package io.descry.cli;

import io.descry.cli.target.CommandFailure;
import io.descry.cli.target.Target;
import io.descry.cli.target.Targets;
import java.util.concurrent.Callable;
import picocli.CommandLine.Parameters;

/** A command about one JVM, which is given by its PID or by what it runs. */
abstract class TargetCommand implements Callable<Integer> {

  private final Targets targets;

  @Parameters(index = "0", paramLabel = "PID", description = "The PID, or the main class.")
  private String name = "";

  TargetCommand(Targets targets) {
    this.targets = targets;
  }

  /** Fails where there is none, or more than one of that name. */
  final Target target() throws CommandFailure {
    return targets.find(name);
  }
}
