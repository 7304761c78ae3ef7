package io.descry.cli;

import io.descry.cli.attach.Agent;
import io.descry.cli.attach.Answer;
import io.descry.cli.target.CommandFailure;
import io.descry.cli.target.ExitCode;
import io.descry.cli.target.Targets;
import io.descry.cli.terminal.Streams;
import io.descry.config.ReportFormat;
import io.descry.export.text.SafeText;
import java.nio.file.InvalidPathException;
import java.nio.file.Paths;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code who}: the lines that hold a path or a port; the exit code says whether any does. */
@Command(
    name = "who",
    description = {
      "Name the lines that hold a file, a folder or a port open; exit code 1 when there are none.",
      "The path is looked up in the JVM's own file system. A file named 8080 is ./8080."
    })
final class WhoCommand extends TargetCommand {

  private final Agent agent;
  private final Streams streams;

  @Parameters(
      index = "1",
      paramLabel = "PATH|PORT",
      description = "A file, a folder (with all below it), or a port such as 8080.")
  private String subject = "";

  @Option(names = "--format", paramLabel = "FORMAT", description = "text (default) or json.")
  private ReportFormat format = ReportFormat.TEXT;

  WhoCommand(Targets targets, Agent agent, Streams streams) {
    super(targets);
    this.agent = agent;
    this.streams = streams;
  }

  @Override
  public Integer call() throws CommandFailure {
    String form = format == ReportFormat.JSON ? "json " : "text ";
    Answer answer = agent.ask(target(), "who " + form + absolute());
    streams.out.print(SafeText.lines(answer.text));
    return answer.findings > 0 ? ExitCode.DONE : ExitCode.FINDINGS;
  }

  /** The JVM's working folder is another one. */
  private String absolute() throws CommandFailure {
    if (subject.matches(":?[0-9]{1,5}")) {
      return subject;
    }
    try {
      return Paths.get(subject).toAbsolutePath().toString();
    } catch (InvalidPathException e) {
      throw CommandFailure.usage("not a path: " + subject);
    }
  }
}
