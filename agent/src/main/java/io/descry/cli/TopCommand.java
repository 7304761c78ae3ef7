package io.descry.cli;

import io.descry.cli.attach.PollInterval;
import io.descry.cli.attach.Waiting;
import io.descry.cli.document.Document;
import io.descry.cli.target.CommandFailure;
import io.descry.cli.target.ExitCode;
import io.descry.cli.target.Target;
import io.descry.cli.target.Targets;
import io.descry.cli.terminal.Streams;
import io.descry.cli.top.Keyboard;
import io.descry.cli.top.TopFrame;
import io.descry.cli.top.TopSort;
import io.descry.cli.top.TopState;
import io.descry.cli.top.TopView;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code top}: the sites of a JVM, live in a terminal; as lines where there is none. */
@Command(
    name = "top",
    description = "Show a JVM's sites live: sort them, open one for its fix and stack.",
    footer = {"", "Keys: h shows them, q quits. Where output is no terminal it prints lines."})
final class TopCommand extends TargetCommand {

  private static final int PLAIN_WIDTH = 120;
  private static final int PLAIN_SITES = 20;

  private final Documents documents;
  private final Streams streams;

  @Option(names = "--sort", paramLabel = "WORD", description = "count, growth, opened, age, line.")
  private TopSort sort = TopSort.COUNT;

  @Option(
      names = "--interval",
      paramLabel = "TIME",
      converter = IntervalConverter.class,
      description = "Between two looks; default 2s. It grows where a report is expensive.")
  private Duration interval = Duration.ofSeconds(2);

  @Option(
      names = "--count",
      paramLabel = "N",
      description = "Print so many tables as lines and end; 1 where output is no terminal.")
  private @Nullable Long count;

  TopCommand(Targets targets, Documents documents, Streams streams) {
    super(targets);
    this.documents = documents;
    this.streams = streams;
  }

  @Override
  public Integer call() throws CommandFailure {
    Target target = target();
    Document first = documents.live(target);
    Keyboard keyboard = count == null && streams.outIsTerminal ? keyboard() : null;
    if (keyboard == null) {
      plain(target, first);
      return ExitCode.DONE;
    }
    TopFeed feed = new TopFeed(documents.quiet(), target, interval, first);
    feed.start();
    new TopView(feed, new TopState(sort), streams.paint()::byWord).run(keyboard, streams.out);
    CommandFailure end = feed.end();
    if (end != null) {
      throw end;
    }
    return ExitCode.DONE;
  }

  private static @Nullable Keyboard keyboard() {
    return "dumb".equals(System.getenv("TERM")) ? null : Keyboard.open();
  }

  private void plain(Target target, Document first) throws CommandFailure {
    long frames = count != null ? count : streams.outIsTerminal ? Long.MAX_VALUE : 1;
    PollInterval pace = new PollInterval(interval);
    Document document = first;
    for (long i = 1; i <= frames && streams.isHeard(); i++) {
      TopFrame frame = new TopFrame(document, new TopState(sort), width(), Integer.MAX_VALUE);
      frame.plain(PLAIN_SITES).forEach(streams.out::println);
      if (i < frames) {
        streams.out.println();
        Waiting.millis(pace.millisLeft(System.nanoTime()));
        pace.asks(System.nanoTime());
        document = documents.live(target);
        pace.answered(System.nanoTime());
      }
    }
  }

  private static int width() {
    String columns = System.getenv("COLUMNS");
    return columns != null && columns.matches("[1-9]\\d{1,3}")
        ? Integer.parseInt(columns)
        : PLAIN_WIDTH;
  }
}
