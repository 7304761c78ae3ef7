package io.descry.export.text;

import io.descry.model.HandleKind;
import io.descry.report.LedgerSection;
import io.descry.report.Report;
import io.descry.report.Standing;
import io.descry.report.Withdrawn;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;

/** The last lines: what was withdrawn, and the ledger. */
final class TextFoot {

  private static final int WITHDRAWN = 5;

  private TextFoot() {}

  static void write(Report report, TextLayout page) {
    withdrawn(report.withdrawn, page);
    TextExcluded.write(report.excluded, page);
    page.line("DSC-LEDGER " + ledger(report));
    if (report.interimAdvice != null) {
      page.wrapped("  ", "buys time: " + report.interimAdvice);
    }
    if (!report.ledger.byKind.isEmpty()) {
      page.wrapped("  ", "tracked: " + kinds(report.ledger.byKind));
    }
  }

  private static void withdrawn(List<Withdrawn> all, TextLayout page) {
    for (Withdrawn finding : all.subList(0, Math.min(WITHDRAWN, all.size()))) {
      page.line(
          "DSC-WITHDRAWN "
              + (finding.id + " (" + finding.rule + "): ")
              + SafeText.withoutSecrets(finding.reason));
    }
    if (all.size() > WITHDRAWN) {
      page.line("DSC-WITHDRAWN and " + Figures.count(all.size() - WITHDRAWN) + " more");
    }
  }

  private static String ledger(Report report) {
    LedgerSection ledger = report.ledger;
    if (ledger.kernel == null) {
      return Figures.count(ledger.tracked)
          + " tracked; the kernel's table cannot be read, so nothing is checked against it";
    }
    StringJoiner sum = new StringJoiner(" + ");
    long total = 0;
    for (Map.Entry<Standing, Long> part : report.standings.entrySet()) {
      total += part.getValue();
      if (part.getValue() > 0) {
        sum.add(Figures.count(part.getValue()) + ' ' + part.getKey().words);
      }
    }
    long off = ledger.kernel - total;
    return sum
        + " = "
        + Figures.count(ledger.kernel)
        + (off == 0 ? "" : "; does not add up, off by " + Figures.count(off));
  }

  /** Such as {@code 640 file-input, 10 socket-channel}, most first. */
  static String kinds(Map<HandleKind, Long> counts) {
    List<Map.Entry<HandleKind, Long>> sorted = new ArrayList<>(counts.entrySet());
    sorted.sort((a, b) -> Long.compare(b.getValue(), a.getValue()));
    List<String> texts = new ArrayList<>();
    for (Map.Entry<HandleKind, Long> kind : sorted) {
      texts.add(Figures.count(kind.getValue()) + ' ' + kind.getKey());
    }
    return String.join(", ", texts);
  }
}
