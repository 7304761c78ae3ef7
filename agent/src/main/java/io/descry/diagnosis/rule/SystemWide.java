package io.descry.diagnosis.rule;

import io.descry.diagnosis.cause.Rule;
import io.descry.diagnosis.cause.Single;
import io.descry.diagnosis.site.Words;
import io.descry.diagnosis.standing.Situation;
import io.descry.model.SystemLimits;
import io.descry.report.Cause;
import io.descry.report.Finding;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The whole system has no more open files, whoever holds them: openings fail with "Too many open
 * files in system" (ENFILE), or {@code fs.file-nr} has come to nine tenths of {@code fs.file-max}.
 * The share of this process is told, so that it is not blamed for the rest. On current systems
 * file-max is unbounded unless somebody set it. Raising it buys time, and does not stop who takes
 * them.
 */
final class SystemWide implements Rule {

  private static final double NEAR = 0.9;

  @Override
  public List<Finding> find(Situation situation) {
    SystemLimits system = situation.ledger.kernel.system;
    long failed = situation.context.aftermath.systemExhaustions;
    boolean near =
        system.openFiles != null
            && system.maxOpenFiles != null
            && system.openFiles >= NEAR * system.maxOpenFiles;
    return near || failed > 0
        ? Collections.singletonList(finding(situation, system, failed))
        : Collections.emptyList();
  }

  private static Finding finding(Situation situation, SystemLimits system, long failed) {
    Finding.Builder finding = Single.of(situation, "system-wide", "DSC-LIMIT", Cause.LIMIT);
    long own = situation.ledger.rows.size();
    finding.title =
        (failed > 0
                ? "The whole system ran out of open files"
                : "The whole system is near its limit")
            + counts(system)
            + ": this process holds "
            + own
            + (system.openFiles == null ? "" : ", " + Words.percent(own, system.openFiles))
            + " of them";
    finding.advice =
        "Find who holds them: `lsof -n | awk '{print $2}' | sort | uniq -c | sort -n | tail` as"
            + " root. Until then `sysctl -w fs.file-max=N` makes room, and does not stop whoever"
            + " takes them; the limit of this process has nothing to do with it.";
    finding.evidence.put("own", own);
    finding.evidence.put("failed", failed);
    put(finding, "openFiles", system.openFiles);
    put(finding, "maxOpenFiles", system.maxOpenFiles);
    return finding.build();
  }

  private static String counts(SystemLimits system) {
    return system.openFiles == null || system.maxOpenFiles == null
        ? ""
        : ", " + system.openFiles + " of " + system.maxOpenFiles;
  }

  private static void put(Finding.Builder finding, String name, @Nullable Long value) {
    if (value != null) {
      finding.evidence.put(name, value);
    }
  }
}
