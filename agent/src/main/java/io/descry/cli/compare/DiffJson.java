package io.descry.cli.compare;

import io.descry.cli.document.Comparison;
import io.descry.cli.document.CountChange;
import io.descry.cli.document.SiteChange;
import io.descry.export.json.JsonOut;
import java.io.IOException;

/**
 * The sites that grew, as one line of JSON, {@code descry-diff/1}; fields are named as in a report.
 * Pure.
 */
public final class DiffJson {

  private static final String SCHEMA = "descry-diff/1";

  private DiffJson() {}

  /** Without a line break. */
  public static String render(Comparison comparison) {
    return JsonOut.document(comparison, DiffJson::comparison);
  }

  private static void comparison(Comparison comparison, JsonOut out) throws IOException {
    out.text("schema", SCHEMA);
    out.object("before", comparison.before, DocumentRows::process);
    out.object("after", comparison.after, DocumentRows::process);
    out.number("millis", comparison.isOneProcess() ? Long.valueOf(comparison.millis()) : null);
    out.number("delta", comparison.delta());
    out.rows("newFindings", comparison.newFindings, DocumentRows::finding);
    out.rows("goneFindings", comparison.goneFindings, DocumentRows::finding);
    out.rows("sites", comparison.sites, DiffJson::site);
    out.rows("kinds", comparison.kinds, DiffJson::count);
    out.rows("tcpStates", comparison.states, DiffJson::count);
    out.rows("remotes", comparison.remotes, DiffJson::count);
  }

  private static void site(SiteChange change, JsonOut out) throws IOException {
    out.text("fingerprint", change.site().fingerprint);
    out.text("kind", change.site().kind);
    out.text("applicationFrame", change.site().applicationFrame);
    out.texts("frames", change.site().frames);
    out.number("before", change.heldBefore());
    out.number("after", change.heldAfter());
    out.number("delta", change.delta());
    out.rate("perHour", change.perHour);
    out.number("opened", change.opened);
    out.number("closed", change.closed);
    out.truth("estimated", change.site().estimated);
    out.text("verdict", change.site().verdict);
  }

  private static void count(CountChange change, JsonOut out) throws IOException {
    out.text("name", change.name);
    out.number("before", change.before);
    out.number("after", change.after);
  }
}
