package io.descry.export.text;

import io.descry.report.Cause;
import io.descry.report.Finding;
import io.descry.report.FindingStatus;
import io.descry.report.Verdict;

/** The line of a finding that an earlier text has whole. */
final class TextStill {

  private static final int TITLE = 160;

  private final Finding finding;

  TextStill(Finding finding) {
    this.finding = finding;
  }

  /** Such as {@code DSC-LEAK still growing: ConfigFile.java:23, 3,150 open, +600/min}. */
  String line() {
    String begin = TextBlocks.code(finding) + " still";
    if (finding.cause != Cause.LEAK || finding.line == null) {
      return begin + " so: " + SafeText.line(SafeText.withoutSecrets(finding.title), TITLE);
    }
    String forecast =
        finding.millisToExhaustion == null
            ? ""
            : "; full in " + Figures.forecast(finding.millisToExhaustion);
    return begin
        + ' '
        + word()
        + ": "
        + place(finding.line.frame)
        + ", "
        + Figures.count(finding.holds)
        + " open"
        + rate()
        + collected()
        + forecast;
  }

  private String word() {
    boolean byStatus =
        finding.status == FindingStatus.PAUSED || finding.certainty == Verdict.GROWING;
    return byStatus ? finding.status.toString() : TextSite.certainty(finding.certainty);
  }

  private String collected() {
    return finding.collected == 0
        ? ""
        : ", " + Figures.count(finding.collected) + " closed by the garbage collector so far";
  }

  private String rate() {
    Double perMinute = finding.perMinute;
    return perMinute != null && perMinute > 0 ? ", +" + Figures.rate(perMinute) : "";
  }

  /** Of {@code com.acme.Conf.load(Conf.java:31)} what editors jump to; else the whole frame. */
  private static String place(String frame) {
    int open = frame.lastIndexOf('(');
    boolean known = open >= 0 && frame.endsWith(")") && frame.indexOf(':', open) > 0;
    return SafeText.line(known ? frame.substring(open + 1, frame.length() - 1) : frame, TITLE);
  }
}
