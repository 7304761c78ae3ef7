package io.descry.cli;

import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code doctor}: whether an attach will work, and if not, why. */
@Command(
    name = "doctor",
    description = "Say whether an attach will work, and why not, without trying. Exit code 0 or 1.")
final class DoctorCommand implements Callable<Integer> {

  private final Targets targets;
  private final AgentJar jar;
  private final Streams streams;

  @Parameters(paramLabel = "PID", description = "The PID, or the main class.")
  private String name = "";

  DoctorCommand(Targets targets, AgentJar jar, Streams streams) {
    this.targets = targets;
    this.jar = jar;
    this.streams = streams;
  }

  @Override
  public Integer call() throws CommandFailure {
    Target target = targets.find(name);
    List<DoctorRow> rows =
        new Doctor(targets, jar, AgentLoader.find(target) != null).examine(target);
    boolean works = Doctor.willWork(rows);
    String verdict = "an attach to " + target + (works ? " will work" : " will fail");
    Paint paint = streams.paint();
    streams.out.println(works ? paint.good(verdict) : paint.bad(verdict));
    rows.forEach(row -> streams.out.println("  " + row.line(paint)));
    return works ? ExitCode.DONE : ExitCode.FINDINGS;
  }
}
