package io.descry.cli;

import io.descry.cli.attach.Agent;
import io.descry.cli.attach.Answer;
import io.descry.cli.target.CommandFailure;
import io.descry.cli.target.ExitCode;
import io.descry.cli.target.Targets;
import io.descry.cli.terminal.Paint;
import io.descry.cli.terminal.PrintFormat;
import io.descry.cli.terminal.Streams;
import io.descry.export.text.SafeText;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code report}: a fresh report on stdout; the exit code says whether it found a leak. */
@Command(name = "report", description = "Print a fresh report; exit code 1 when it finds a leak.")
final class ReportCommand extends TargetCommand {

  private final Agent agent;
  private final Streams streams;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description = "text (default), json, or html: the page as one file.")
  private PrintFormat format = PrintFormat.TEXT;

  ReportCommand(Targets targets, Agent agent, Streams streams) {
    super(targets);
    this.agent = agent;
    this.streams = streams;
  }

  @Override
  public Integer call() throws CommandFailure {
    String command = "report " + format.asked;
    Answer answer = agent.ask(target(), command);
    print(format.print(SafeText.lines(answer.text)));
    return answer.findings > 0 ? ExitCode.FINDINGS : ExitCode.DONE;
  }

  private void print(String text) {
    Paint paint = streams.paint();
    if (format != PrintFormat.TEXT || paint == Paint.NONE) {
      streams.out.print(text);
      return;
    }
    for (String line : text.split("\n")) {
      streams.out.println(paint.line(line));
    }
  }
}
