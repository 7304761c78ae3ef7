package io.descry.cli;

import io.descry.cli.attach.PollInterval;
import io.descry.cli.attach.Waiting;
import io.descry.cli.document.Changes;
import io.descry.cli.document.Document;
import io.descry.cli.document.Headline;
import io.descry.cli.target.CommandFailure;
import io.descry.cli.target.ExitCode;
import io.descry.cli.target.Target;
import io.descry.cli.target.Targets;
import io.descry.cli.terminal.Streams;
import io.descry.export.text.SafeText;
import io.descry.export.text.Times;
import java.time.Duration;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code watch}: a line for each change, until the process ends or somebody interrupts. */
@Command(name = "watch", description = "Print a line whenever something changes in a JVM.")
final class WatchCommand extends TargetCommand {

  private final Documents documents;
  private final Streams streams;

  @Option(
      names = "--interval",
      paramLabel = "TIME",
      converter = IntervalConverter.class,
      description = "Between two looks; default 5s. It grows where a report is expensive.")
  private Duration interval = Duration.ofSeconds(5);

  @Option(names = "--count", paramLabel = "N", description = "End after so many looks.")
  private long count = Long.MAX_VALUE;

  WatchCommand(Targets targets, Documents documents, Streams streams) {
    super(targets);
    this.documents = documents;
    this.streams = streams;
  }

  @Override
  public Integer call() throws CommandFailure {
    Target target = target();
    PollInterval pace = new PollInterval(interval);
    Document last = look(target, pace);
    print(last, new Headline(last).text());
    for (long looks = 1; looks < count && streams.isHeard(); looks++) {
      Waiting.millis(pace.millisLeft(System.nanoTime()));
      Document next = look(target, pace);
      for (String change : Changes.between(last, next)) {
        print(next, change);
      }
      last = next;
    }
    return ExitCode.DONE;
  }

  private Document look(Target target, PollInterval pace) throws CommandFailure {
    pace.asks(System.nanoTime());
    Document document = documents.live(target);
    pace.answered(System.nanoTime());
    return document;
  }

  private void print(Document document, String line) {
    String safe = streams.paint().byWord(SafeText.line(line));
    streams.out.println(Times.iso(document.atMillis) + " " + safe);
  }
}
