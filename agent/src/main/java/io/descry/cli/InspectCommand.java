package io.descry.cli;

import io.descry.cli.target.CommandFailure;
import io.descry.cli.target.ExitCode;
import io.descry.cli.target.Target;
import io.descry.cli.target.Targets;
import io.descry.cli.terminal.Progress;
import io.descry.cli.terminal.Streams;
import io.descry.config.ReportFormat;
import io.descry.export.json.InspectJson;
import io.descry.export.text.InspectText;
import io.descry.kernel.ProcessInspector;
import io.descry.model.Inspection;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code inspect}: the kernel's side of any process; nothing is loaded into it. */
@Command(
    name = "inspect",
    description = "Show what the kernel knows of any process, without attaching to it.")
final class InspectCommand implements Callable<Integer> {

  private final Targets targets;
  private final ProcessInspector inspector;
  private final Streams streams;

  @Parameters(paramLabel = "PID", description = "The PID, or a JVM's main class.")
  private String name = "";

  @Option(names = "--format", paramLabel = "FORMAT", description = "text (default) or json.")
  private ReportFormat format = ReportFormat.TEXT;

  InspectCommand(Targets targets, ProcessInspector inspector, Streams streams) {
    this.targets = targets;
    this.inspector = inspector;
    this.streams = streams;
  }

  @Override
  public Integer call() throws CommandFailure {
    Target target = targets.find(name);
    Inspection process = inspect(target);
    if (process == null) {
      throw CommandFailure.gone("process " + target.pid + " ended while it was read");
    }
    if (format == ReportFormat.JSON) {
      streams.out.print(InspectJson.render(process));
    } else {
      streams.out.print(InspectText.render(process));
      streams.out.println(new InspectNext(target, process).line());
    }
    return ExitCode.DONE;
  }

  /** Null where it has ended. */
  private @Nullable Inspection inspect(Target target) {
    try (Progress progress = streams.progress("reading what the kernel has of " + target)) {
      return inspector.inspect((int) target.pid);
    }
  }
}
