package io.descry.cli.compare;

import io.descry.cli.document.Document;
import io.descry.cli.document.DocumentFinding;
import io.descry.export.json.JsonOut;
import java.io.IOException;

/** What the JSON of several commands says of a report that they have read. */
final class DocumentRows {

  private DocumentRows() {}

  static void process(Document document, JsonOut out) throws IOException {
    out.text("host", document.process.host);
    out.number("pid", document.process.pid);
    out.text("mainClass", document.process.mainClass);
    out.time("at", document.atMillis);
    out.number("kernel", document.kernel);
    out.number("soft", document.limits.soft);
    out.number("findings", document.findings.size());
  }

  static void finding(DocumentFinding finding, JsonOut out) throws IOException {
    out.text("id", finding.id);
    out.text("rule", finding.rule);
    out.text("code", finding.code);
    out.text("cause", finding.cause);
    out.text("certainty", finding.certainty);
    out.text("title", finding.title);
    out.texts("sites", finding.sites);
  }
}
