package io.descry.cli;

import io.descry.cli.document.Document;
import io.descry.cli.document.DocumentFinding;
import io.descry.cli.document.Headline;
import io.descry.cli.target.CommandFailure;
import io.descry.cli.target.ExitCode;
import io.descry.cli.terminal.Streams;
import io.descry.export.text.Figures;
import io.descry.export.text.SafeText;
import io.descry.report.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code check}: a report's leaks as an exit code, for scripts and builds. */
@Command(
    name = "check",
    description = "Exit code 1 when a leak is at least this certain, else 0; in one line.")
final class CheckCommand implements Callable<Integer> {

  private final Documents documents;
  private final Streams streams;

  @Parameters(paramLabel = Documents.LABEL, description = "A PID, a main class, or a JSON report.")
  private String name = "";

  @Option(
      names = "--certainty",
      paramLabel = "WORD",
      description = "permanent, recovered, growing (default) or suspect.")
  private Verdict certainty = Verdict.GROWING;

  CheckCommand(Documents documents, Streams streams) {
    this.documents = documents;
    this.streams = streams;
  }

  @Override
  public Integer call() throws CommandFailure {
    if (certainty.compareTo(Verdict.SUSPECT) > 0) {
      throw CommandFailure.usage(
          "--certainty=" + certainty + ": expected permanent, recovered, growing or suspect");
    }
    Document document = documents.read(name);
    List<DocumentFinding> leaks = leaks(document, certainty);
    streams.out.println(line(document, leaks));
    return leaks.isEmpty() ? ExitCode.DONE : ExitCode.FINDINGS;
  }

  /** Findings of cause leak that are so certain, or more; worst first. */
  static List<DocumentFinding> leaks(Document document, Verdict atLeast) {
    List<DocumentFinding> leaks = new ArrayList<>();
    for (DocumentFinding finding : document.findings) {
      if (finding.isAboutALeak() && finding.certainty.compareTo(atLeast) <= 0) {
        leaks.add(finding);
      }
    }
    return leaks;
  }

  private String line(Document document, List<DocumentFinding> leaks) {
    if (leaks.isEmpty()) {
      String used = new Headline(document).used();
      String line = "no leak is " + certainty + orWorse() + ": " + used;
      return streams.paint().good(SafeText.line(line));
    }
    String more =
        leaks.size() == 1
            ? ""
            : Figures.count(leaks.size(), "leak").toLowerCase(Locale.ROOT) + "; ";
    return streams.paint().bad(SafeText.line(more + leaks.get(0).headline()));
  }

  private String orWorse() {
    return certainty == Verdict.PERMANENT ? "" : " or surer";
  }
}
