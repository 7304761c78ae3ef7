package io.descry.cli.document;

import io.descry.report.Verdict;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A finding of a document. Immutable. */
public final class DocumentFinding {

  /** The same from report to report, and in other JVMs for the same sites. */
  public final String id;

  public final String rule;

  /** Such as {@code DSC-LEAK}. */
  public final String code;

  /** {@code leak}, {@code limit}, {@code churn} or {@code other}. */
  public final String cause;

  public final Verdict certainty;

  public final String title;

  public final String advice;

  /** Fingerprints. */
  public final List<String> sites;

  public final @Nullable Long millisToExhaustion;

  DocumentFinding(Row row) throws DocumentException {
    id = row.text("id");
    rule = row.text("rule");
    code = row.text("code");
    cause = row.text("cause");
    certainty = DocumentSite.verdict(row.text("certainty"));
    title = row.text("title");
    advice = row.text("advice");
    sites = row.texts("sites");
    millisToExhaustion = row.countOrNull("millisToExhaustion");
  }

  /** Whether it is of cause leak; of any certainty. */
  public boolean isAboutALeak() {
    return cause.equals("leak");
  }

  /** Such as {@code DSC-LEAK growing: 150 streams ...}, as in the log. */
  public String headline() {
    return isAboutALeak() ? code + " " + certainty + ": " + title : code + " " + title;
  }
}
