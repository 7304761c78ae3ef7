package io.descry.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.descry.cli.document.Document;
import io.descry.cli.document.DocumentFinding;
import io.descry.cli.document.Merge;
import io.descry.cli.document.MergedFinding;
import io.descry.cli.document.MergedSite;
import io.descry.export.JsonOut;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;

/** Many processes as one line of JSON, {@code descry-merge/1}; fields are named as in a report. */
final class MergeJson {

  private static final String SCHEMA = "descry-merge/1";

  private MergeJson() {}

  /** Without a line break. */
  static String render(Merge merge) {
    StringWriter text = new StringWriter(1024);
    try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
      new JsonOut(json).object(merge, MergeJson::merge);
    } catch (IOException e) {
      throw new UncheckedIOException("A StringWriter failed", e);
    }
    return text.toString();
  }

  private static void merge(Merge merge, JsonOut out) throws IOException {
    out.text("schema", SCHEMA);
    out.number("descriptors", merge.descriptors());
    out.number("older", merge.older());
    out.counts("byKind", merge.byKind());
    out.rows("processes", merge.documents(), MergeJson::process);
    out.rows("sites", merge.sites(), MergeJson::site);
    out.rows("findings", merge.findings(), MergeJson::finding);
  }

  private static void process(Document document, JsonOut out) throws IOException {
    out.text("host", document.process.host);
    out.number("pid", document.process.pid);
    out.text("mainClass", document.process.mainClass);
    out.time("at", document.atMillis);
    out.number("kernel", document.kernel);
    out.number("soft", document.limits.soft);
    out.number("findings", document.findings.size());
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
    DocumentFinding finding = merged.surest();
    out.text("id", finding.id);
    out.text("rule", finding.rule);
    out.text("code", finding.code);
    out.text("cause", finding.cause);
    out.text("certainty", finding.certainty);
    out.text("title", finding.title);
    out.texts("sites", finding.sites);
    out.texts("processes", merged.processes());
  }
}
