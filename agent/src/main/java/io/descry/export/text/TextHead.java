package io.descry.export.text;

import io.descry.report.AgentSection;
import io.descry.report.Counts;
import io.descry.report.Extreme;
import io.descry.report.InheritedFrom;
import io.descry.report.Limits;
import io.descry.report.Mode;
import io.descry.report.ProcessSection;
import io.descry.report.ProcessState;
import io.descry.report.Report;
import org.jspecify.annotations.Nullable;

/** The first lines: the verdict, the count against the limit, whose report it is. */
final class TextHead {

  private static final int NAME = 120;

  /** A count this many times the present one is worth a line. */
  private static final double MUCH_MORE = 1.25;

  private final Report report;

  TextHead(Report report) {
    this.report = report;
  }

  void write(TextLayout page) {
    String state = report.state.name();
    page.line("DSC-REPORT " + state + ": " + used() + ". " + process(report.process));
    if (isReasonNeeded()) {
      page.wrapped("  ", SafeText.withoutSecrets(report.stateReason));
    }
    page.wrapped(
        "  ",
        "at " + Times.iso(report.wall.at(report.at)) + ", trigger " + report.trigger + place());
    extremes(page);
    if (report.agent.mode == Mode.ATTACH) {
      page.wrapped("  ", attached(report.agent));
    }
  }

  /** Where a finding decides the state, it stands below with its title. */
  private boolean isReasonNeeded() {
    ProcessState state = report.state;
    return !report.stateReason.isEmpty()
        && (state == ProcessState.EXHAUSTED
            || state == ProcessState.FILLING
            || state == ProcessState.PAUSED
            || state == ProcessState.WATCHING);
  }

  /** Such as {@code 812 of 1,024 descriptors used, 212 free, full in about 12 min}. */
  private String used() {
    return (report.ledger.kernel == null ? "at least " : "")
        + used(report.counts, report.limits.millisToExhaustion);
  }

  /** Such as {@code 812 of 1,024 descriptors used, 212 free, full in about 12 min}. */
  public static String used(Counts counts, @Nullable Long millisToExhaustion) {
    if (counts.limit == null || counts.free == null) {
      return Figures.count(counts.used, "descriptor") + " used, limit unlimited or unknown";
    }
    String forecast =
        millisToExhaustion == null ? "" : ", full in " + Figures.forecast(millisToExhaustion);
    return Figures.count(counts.used)
        + " of "
        + Figures.count(counts.limit, "descriptor")
        + " used, "
        + Figures.count(counts.free)
        + " free"
        + forecast;
  }

  /** What was higher since the last report, where that is much more than now. */
  private void extremes(TextLayout page) {
    Extreme highest = report.counts.highestUsed;
    Extreme lowest = report.counts.lowestFree;
    if (highest != null && lowest != null && highest.value > report.counts.used * MUCH_MORE) {
      page.wrapped(
          "  ",
          "since the last report: up to "
              + Figures.count(highest.value)
              + " used, "
              + Figures.count(lowest.value)
              + " free, at "
              + Times.iso(report.wall.at(highest.at)));
    }
  }

  private static String process(ProcessSection process) {
    StringBuilder text = new StringBuilder("PID ").append(process.pid).append(' ');
    text.append(process.mainClass == null ? "unknown main class" : name(process.mainClass));
    text.append(", up ").append(Figures.duration(process.uptimeMillis));
    String version = process.javaVersion.isEmpty() ? "" : ", Java " + name(process.javaVersion);
    return text.append(version).toString();
  }

  private String place() {
    ProcessSection process = report.process;
    String host = process.host == null ? "" : ", host " + name(process.host);
    String container = process.container == null ? "" : ", container " + name(process.container);
    return host + container + limits();
  }

  private static String name(String text) {
    return SafeText.line(SafeText.withoutSecrets(text), NAME);
  }

  private String limits() {
    Limits limits = report.limits;
    if (limits.soft == null) {
      return "";
    }
    boolean same = limits.soft.equals(limits.hard);
    String hard = limits.hard == null ? "unlimited" : Figures.count(limits.hard);
    String text = ", limit " + Figures.count(limits.soft) + (same ? "" : " (hard " + hard + ')');
    InheritedFrom parent = limits.inheritedFrom;
    return parent == null ? text : text + " from PID " + parent.pid + ' ' + name(parent.command);
  }

  private String attached(AgentSection agent) {
    return "Descry attached "
        + Figures.duration(report.at - agent.trackedSince)
        + " ago, "
        + Figures.duration(agent.trackedSince - report.process.startedAt)
        + " after the JVM's start: opens and closes count from then on";
  }
}
