package io.descry.cli;

import io.descry.config.ReportFormat;
import io.descry.export.InspectJson;
import io.descry.export.InspectText;
import io.descry.kernel.ProcessInspector;
import io.descry.model.Inspection;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
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
  private final PrintWriter out;

  @Parameters(paramLabel = "PID", description = "The PID, or a JVM's main class.")
  private String name = "";

  @Option(names = "--format", paramLabel = "FORMAT", description = "text (default) or json.")
  private ReportFormat format = ReportFormat.TEXT;

  InspectCommand(Targets targets, ProcessInspector inspector, PrintWriter out) {
    this.targets = targets;
    this.inspector = inspector;
    this.out = out;
  }

  @Override
  public Integer call() throws CommandFailure {
    Target target = targets.find(name);
    Inspection process = inspector.inspect((int) target.pid);
    if (process == null) {
      throw CommandFailure.gone("process " + target.pid + " ended while it was read");
    }
    if (format == ReportFormat.JSON) {
      out.print(InspectJson.render(process));
    } else {
      out.print(InspectText.render(process));
      out.println(new InspectNext(target, process).line());
    }
    return ExitCode.DONE;
  }
}
