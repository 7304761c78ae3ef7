package io.descry.diagnosis.rule;

import io.descry.diagnosis.cause.DeletedFiles;
import io.descry.diagnosis.cause.LeakRule;
import io.descry.diagnosis.cause.Single;
import io.descry.diagnosis.standing.Judgement;
import io.descry.diagnosis.standing.Situation;
import io.descry.model.HandleKind;
import io.descry.model.LedgerRow;
import io.descry.report.Cause;
import io.descry.report.Finding;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Files that were deleted while open: their link ends in {@code " (deleted)"} and {@code stat}
 * counts no name. They take disk that no listing shows until the descriptor is closed.
 *
 * <p>A site that is held guilty or suspect and whose files are mostly deleted is a leak with that
 * sentence. Others are told from {@value #MUCH_BYTES} bytes on, all together: to delete a file
 * right after opening it is a way to have a temporary one, so less is nobody's worry. Truncating
 * through {@code /proc} buys disk, and does not give the descriptor back.
 */
final class DeletedButOpen extends LeakRule {

  static final long MUCH_BYTES = 100_000_000;

  private static final String ADVICE =
      "Close a file when it is rotated or removed: rotate by reopening (a signal, or the logger's"
          + " own rotation) or with copytruncate; a temporary file in try-with-resources. Deleting"
          + " more files frees nothing.";

  DeletedButOpen() {
    super("deleted-but-open");
  }

  @Override
  public List<Finding> find(Situation situation) {
    List<Finding> findings = new ArrayList<>(super.find(situation));
    Set<String> told = new HashSet<>();
    findings.forEach(finding -> told.addAll(finding.sites));
    List<LedgerRow> rest = new ArrayList<>();
    for (LedgerRow row : situation.ledger.rows) {
      boolean isTold = row.handle != null && row.handle.site != null;
      if (!isTold || !told.contains(fingerprint(row))) {
        rest.add(row);
      }
    }
    DeletedFiles files = DeletedFiles.among(rest);
    if (files.bytes >= MUCH_BYTES) {
      findings.add(much(situation, files, holders(situation, told)));
    }
    return findings;
  }

  private static String fingerprint(LedgerRow row) {
    return row.handle == null || row.handle.site == null ? "" : row.handle.site.fingerprint;
  }

  @Override
  protected boolean matches(Judgement site) {
    long deleted = DeletedFiles.among(site.facts.rows).count;
    return deleted > 0 && 2 * deleted >= site.descriptors() && isWritten(site);
  }

  /** A reader that leaks is a reader that leaks, whatever became of its file. */
  private static boolean isWritten(Judgement site) {
    HandleKind kind = site.facts.kind();
    boolean proven = site.facts.orphaned + site.facts.recovered > 0;
    return kind == HandleKind.FILE_OUTPUT
        || (!proven && (kind == HandleKind.RANDOM_ACCESS_FILE || kind == HandleKind.FILE_CHANNEL));
  }

  @Override
  protected String noun(Judgement site) {
    return "deleted file";
  }

  @Override
  protected String title(Judgement first, List<Judgement> sites) {
    List<LedgerRow> rows = new ArrayList<>();
    sites.forEach(site -> rows.addAll(site.facts.rows));
    return super.title(first, sites) + "; together " + DeletedFiles.among(rows).sentence();
  }

  @Override
  protected String advice(Judgement site) {
    return ADVICE;
  }

  /** Sites that hold deleted files, those with most bytes first. */
  private static List<Judgement> holders(Situation situation, Set<String> told) {
    List<Judgement> holders = new ArrayList<>();
    for (Judgement site : situation.unexplained) {
      if (!told.contains(site.fingerprint()) && DeletedFiles.among(site.facts.rows).bytes > 0) {
        holders.add(site);
      }
    }
    holders.sort(
        Comparator.comparingLong((Judgement site) -> -DeletedFiles.among(site.facts.rows).bytes));
    return holders;
  }

  private static Finding much(Situation situation, DeletedFiles files, List<Judgement> holders) {
    Finding.Builder finding = Single.of(situation, "deleted-but-open", "DSC-SUSPECT", Cause.OTHER);
    finding.title = files.sentence() + ", most of it " + files.biggest + opened(holders);
    finding.advice =
        ADVICE
            + " Until then `: > /proc/"
            + situation.context.process.pid
            + "/fd/N` empties one: its content is lost, and the descriptor stays.";
    finding.evidence.put("files", files.count);
    finding.evidence.put("bytes", files.bytes);
    finding.evidence.put("biggest", files.biggest);
    holders.forEach(site -> finding.sites.add(site.fingerprint()));
    return finding.build();
  }

  private static String opened(List<Judgement> holders) {
    return holders.isEmpty()
        ? ", opened where no line is known"
        : ", opened at " + holders.get(0).facts.where();
  }
}
