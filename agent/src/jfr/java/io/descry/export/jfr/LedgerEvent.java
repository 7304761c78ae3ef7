package io.descry.export.jfr;

import io.descry.report.LedgerSection;
import io.descry.report.Report;
import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;

/** Whose the descriptors of the process are, at a report. What is not known is -1. */
@Name("io.descry.Ledger")
@Label("Descriptor Ledger")
@Description("All descriptors of the process by whose they are, and the limit")
@Category("Descry")
@StackTrace(false)
final class LedgerEvent extends Event {

  @Label("Open Descriptors")
  @Description("As the kernel counts them")
  long kernel;

  @Label("Tracked")
  long tracked;

  @Label("Opened Before Attach")
  long preAttach;

  @Label("The JVM's Own")
  long jvm;

  @Label("Descry's Own")
  long agent;

  @Label("Unknown")
  long unknown;

  @Label("Soft Limit")
  long softLimit;

  @Label("Free")
  long headroom;

  @Label("Findings")
  int findings;

  @Label("First Finding")
  String firstFinding;

  LedgerEvent(Report report) {
    LedgerSection ledger = report.ledger;
    kernel = number(ledger.kernel);
    tracked = ledger.tracked;
    preAttach = number(ledger.preAttach);
    jvm = number(ledger.jvm);
    agent = number(ledger.agent);
    unknown = number(ledger.unknown);
    softLimit = number(report.limits.soft);
    headroom = number(report.limits.headroom);
    findings = report.findings.size();
    firstFinding = findings == 0 ? null : report.findings.get(0).title;
  }

  private static long number(Long known) {
    return known == null ? -1 : known;
  }
}
