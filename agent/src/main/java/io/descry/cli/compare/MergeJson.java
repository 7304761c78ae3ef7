package io.descry.cli.compare;

import io.descry.cli.document.Merge;
import io.descry.cli.document.MergedFinding;
import io.descry.cli.document.MergedSite;
import io.descry.export.json.JsonOut;
import java.io.IOException;

/** Many processes as one line of JSON, {@code descry-merge/1}; fields are named as in a report. */
public final class MergeJson {

  private static final String SCHEMA = "descry-merge/1";

  private MergeJson() {}

  /** Without a line break. */
  public static String render(Merge merge) {
    return JsonOut.document(merge, MergeJson::merge);
  }

  private static void merge(Merge merge, JsonOut out) throws IOException {
    out.text("schema", SCHEMA);
    out.number("descriptors", merge.descriptors());
    out.number("older", merge.older());
    out.counts("byKind", merge.byKind());
    out.rows("processes", merge.documents(), DocumentRows::process);
    out.rows("sites", merge.sites(), MergeJson::site);
    out.rows("findings", merge.findings(), MergeJson::finding);
  }

  private static void site(MergedSite site, JsonOut out) throws IOException {
    out.text("fingerprint", site.most().fingerprint);
    out.text("kind", site.most().kind);
    out.text("applicationFrame", site.most().applicationFrame);
    out.texts("frames", site.most().frames);
    out.number("processes", site.processes());
    out.number("open", site.open());
    out.number("orphaned", site.orphaned());
    out.number("opened", site.opened());
    out.number("closed", site.closed());
    out.number("recoveredByGc", site.recoveredByGc());
    out.truth("estimated", site.estimated());
    out.number("descriptors", site.descriptors());
    out.rate("netPerMinute", site.netPerMinute());
    out.text("verdict", site.worst());
    out.text("mostIn", site.holder());
  }

  private static void finding(MergedFinding merged, JsonOut out) throws IOException {
    DocumentRows.finding(merged.surest(), out);
    out.texts("processes", merged.processes());
  }
}
