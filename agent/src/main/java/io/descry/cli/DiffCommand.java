package io.descry.cli;

import io.descry.cli.compare.DiffJson;
import io.descry.cli.compare.DiffText;
import io.descry.cli.document.Comparison;
import io.descry.cli.document.Document;
import io.descry.cli.target.CommandFailure;
import io.descry.cli.target.ExitCode;
import io.descry.cli.terminal.Streams;
import io.descry.config.ReportFormat;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code diff}: what grew between two reports. */
@Command(name = "diff", description = "Show what grew from one report to another, by site.")
final class DiffCommand implements Callable<Integer> {

  private static final int SHOWN = 20;

  private final Documents documents;
  private final Streams streams;

  @Parameters(index = "0", paramLabel = "A", description = "A PID, a main class, or a JSON report.")
  private String first = "";

  @Parameters(index = "1", paramLabel = "B", description = "The later one, the same way.")
  private String second = "";

  @Option(names = "--format", paramLabel = "FORMAT", description = "text (default) or json.")
  private ReportFormat format = ReportFormat.TEXT;

  @Option(names = "--all", description = "All that differs, not only the 20 that grew most.")
  private boolean all;

  DiffCommand(Documents documents, Streams streams) {
    this.documents = documents;
    this.streams = streams;
  }

  @Override
  public Integer call() throws CommandFailure {
    Document before = documents.read(first);
    Comparison comparison = new Comparison(before, documents.read(second));
    if (format == ReportFormat.JSON) {
      streams.out.println(DiffJson.render(comparison));
    } else {
      int most = all ? Integer.MAX_VALUE : SHOWN;
      new DiffText(comparison, streams.paint(), most).lines().forEach(streams.out::println);
    }
    return ExitCode.DONE;
  }
}
