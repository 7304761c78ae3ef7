package io.descry.cli.replay;

import io.descry.export.json.JsonOut;
import io.descry.replay.Moment;
import io.descry.report.Finding;
import io.descry.report.Report;
import io.descry.report.Withdrawn;
import java.io.IOException;

/** One moment of a replay as one line of JSON, {@code descry-replay/1}. Pure. */
public final class ReplayJson {

  private static final String SCHEMA = "descry-replay/1";

  private ReplayJson() {}

  /** Without a line break. */
  public static String line(Moment moment) {
    return JsonOut.document(moment, ReplayJson::moment);
  }

  private static void moment(Moment moment, JsonOut out) throws IOException {
    Report report = moment.report;
    out.text("schema", SCHEMA);
    out.number("seconds", moment.seconds);
    out.text("wallTime", moment.wallTime);
    out.text("state", report.state);
    out.text("stateReason", report.stateReason);
    out.number("used", report.counts.used);
    out.number("free", report.counts.free);
    out.number("limit", report.counts.limit);
    out.number("millisToExhaustion", report.limits.millisToExhaustion);
    out.counts("standings", report.standings);
    out.rows("findings", report.findings, ReplayJson::finding);
    out.rows("ended", report.withdrawn, ReplayJson::ended);
  }

  private static void finding(Finding finding, JsonOut out) throws IOException {
    out.text("id", finding.id);
    out.text("rule", finding.rule);
    out.text("code", finding.code);
    out.text("certainty", finding.certainty);
    out.text("status", finding.status);
    out.text("title", finding.title);
    out.text("line", finding.line == null ? null : finding.line.frame);
    out.number("holds", finding.holds);
    out.rate("perMinute", finding.perMinute);
    out.number("millisToExhaustion", finding.millisToExhaustion);
  }

  private static void ended(Withdrawn ended, JsonOut out) throws IOException {
    out.text("id", ended.id);
    out.text("reason", ended.reason);
  }
}
