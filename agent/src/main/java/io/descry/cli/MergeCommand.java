package io.descry.cli;

import io.descry.cli.compare.MergeJson;
import io.descry.cli.compare.MergeText;
import io.descry.cli.document.Document;
import io.descry.cli.document.Merge;
import io.descry.cli.target.CommandFailure;
import io.descry.cli.target.ExitCode;
import io.descry.cli.terminal.Streams;
import io.descry.config.ReportFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code merge}: many JVMs' reports as one. */
@Command(name = "merge", description = "Add up the reports of many JVMs, by site.")
final class MergeCommand implements Callable<Integer> {

  private static final int SHOWN = 20;

  private final Documents documents;
  private final Streams streams;

  @Parameters(
      arity = "1..*",
      paramLabel = "FILE",
      description = "JSON reports, or PIDs. Of one process the latest counts.")
  private List<String> names = new ArrayList<>();

  @Option(names = "--format", paramLabel = "FORMAT", description = "text (default) or json.")
  private ReportFormat format = ReportFormat.TEXT;

  @Option(names = "--all", description = "All sites, not only the worst 20.")
  private boolean all;

  MergeCommand(Documents documents, Streams streams) {
    this.documents = documents;
    this.streams = streams;
  }

  @Override
  public Integer call() throws CommandFailure {
    Merge merge = new Merge(read());
    if (format == ReportFormat.JSON) {
      streams.out.println(MergeJson.render(merge));
    } else {
      int most = all ? Integer.MAX_VALUE : SHOWN;
      new MergeText(merge, streams.paint(), most).lines().forEach(streams.out::println);
    }
    return ExitCode.DONE;
  }

  private List<Document> read() throws CommandFailure {
    List<Document> read = new ArrayList<>();
    for (String name : names) {
      read.add(documents.read(name));
    }
    return read;
  }
}
