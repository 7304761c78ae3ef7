package io.descry.export.jfr;

import io.descry.report.Finding;
import io.descry.report.SiteRow;
import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import jdk.jfr.Timespan;
import jdk.jfr.Timestamp;

/** A leak that a report found. The stack is data: that of the opening, not of this event. */
@Name("io.descry.Leak")
@Label("Descriptor Leak")
@Description("Files or sockets that are opened and not closed, with the line that opens them")
@Category("Descry")
@StackTrace(false)
final class LeakEvent extends Event {

  @Label("Title")
  String title = "";

  @Label("Certainty")
  String certainty = "";

  @Label("Line")
  @Description("The innermost frame of the application's own code")
  String applicationFrame;

  @Label("Open Handles")
  long open;

  @Label("Kind")
  String kind;

  @Label("Fix")
  String advice = "";

  @Label("Opening Stack")
  String openingStack;

  @Label("Rule")
  String rule = "";

  @Label("Site")
  @Description("The fingerprint: the same across JVMs and rebuilds")
  String site;

  @Label("Since")
  @Timestamp(Timestamp.MILLISECONDS_SINCE_EPOCH)
  long since;

  @Label("Time to Exhaustion")
  @Timespan(Timespan.MILLISECONDS)
  long timeToExhaustion = Long.MIN_VALUE; // How the recorder writes: not known.

  /**
   * @param row of its first site, or null
   */
  LeakEvent(Finding finding, SiteRow row) {
    title = finding.title;
    certainty = finding.certainty.toString();
    advice = finding.advice;
    rule = finding.rule;
    since = finding.since;
    if (finding.millisToExhaustion != null) {
      timeToExhaustion = finding.millisToExhaustion;
    }
    if (row != null) {
      put(row);
    }
  }

  private void put(SiteRow row) {
    applicationFrame = row.applicationFrame;
    open = row.open;
    kind = row.kind.toString();
    openingStack = String.join("\n", row.frames);
    site = row.fingerprint;
  }
}
