package io.descry.export.text;

import io.descry.model.HandleKind;
import io.descry.report.LedgerSection;
import io.descry.report.Report;
import io.descry.report.Withdrawn;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The last lines: what was withdrawn, and the ledger. */
final class TextFoot {

  private static final int WITHDRAWN = 5;

  private TextFoot() {}

  static void write(Report report, TextLayout page) {
    withdrawn(report.withdrawn, page);
    TextExcluded.write(report.excluded, page);
    page.line("DSC-LEDGER " + ledger(report.ledger));
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

  private static String ledger(LedgerSection ledger) {
    if (ledger.kernel == null) {
      return Figures.count(ledger.tracked)
          + " tracked; the kernel's table cannot be read, so nothing is checked against it";
    }
    String sum =
        Figures.count(ledger.tracked)
            + (" tracked + " + number(ledger.preAttach) + " before attach")
            + (" + " + number(ledger.jvm) + " JVM + " + number(ledger.agent) + " Descry")
            + (" + " + number(ledger.unknown) + " unknown = ")
            + Figures.count(ledger.kernel)
            + " in the kernel";
    return sum + difference(ledger, ledger.kernel);
  }

  private static String number(@Nullable Long number) {
    return number == null ? "?" : Figures.count(number);
  }

  private static String difference(LedgerSection ledger, long kernel) {
    long sum = ledger.tracked + zero(ledger.preAttach) + zero(ledger.jvm);
    long difference = kernel - sum - zero(ledger.agent) - zero(ledger.unknown);
    return difference == 0 ? "" : "; does not add up, off by " + Figures.count(difference);
  }

  private static long zero(@Nullable Long number) {
    return number == null ? 0 : number;
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
