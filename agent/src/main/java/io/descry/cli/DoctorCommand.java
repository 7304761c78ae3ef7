package io.descry.cli;

import io.descry.cli.attach.AgentLoader;
import io.descry.cli.doctor.Doctor;
import io.descry.cli.doctor.DoctorRow;
import io.descry.cli.target.AgentJar;
import io.descry.cli.target.CommandFailure;
import io.descry.cli.target.ExitCode;
import io.descry.cli.target.Target;
import io.descry.cli.target.Targets;
import io.descry.cli.terminal.Paint;
import io.descry.cli.terminal.Streams;
import java.util.List;
import picocli.CommandLine.Command;

/** {@code doctor}: whether an attach will work, and if not, why. */
@Command(
    name = "doctor",
    description = "Say whether an attach will work, and why not, without trying. Exit code 0 or 1.")
final class DoctorCommand extends TargetCommand {

  private final Targets targets;
  private final AgentJar jar;
  private final Streams streams;

  DoctorCommand(Targets targets, AgentJar jar, Streams streams) {
    super(targets);
    this.targets = targets;
    this.jar = jar;
    this.streams = streams;
  }

  @Override
  public Integer call() throws CommandFailure {
    Target target = target();
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
