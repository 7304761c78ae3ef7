package io.descry.export.text;

import io.descry.report.AgentSection;
import io.descry.report.InheritedFrom;
import io.descry.report.Limits;
import io.descry.report.Mode;
import io.descry.report.ProcessSection;
import io.descry.report.Report;

/** The first lines: the verdict, the count against the limit, whose report it is. */
final class TextHead {

  private static final int NAME = 120;

  private final Report report;

  TextHead(Report report) {
    this.report = report;
  }

  void write(Summary summary, TextLayout page) {
    page.line("DSC-REPORT " + summary.words() + ": " + used());
    page.wrapped("  ", process(report.process));
    page.wrapped("  ", "at " + Times.iso(report.at) + ", trigger " + report.trigger + limits());
    if (report.agent.mode == Mode.ATTACH) {
      page.wrapped("  ", attached(report.agent));
    }
  }

  /** Such as {@code 812 of 1,024 descriptors (79 %), 212 free, all used in about 12 min}. */
  private String used() {
    Long kernel = report.ledger.kernel;
    long used = kernel == null ? report.ledger.tracked : kernel;
    return (kernel == null ? "at least " : "") + used(used, report.limits);
  }

  private static String used(long used, Limits limits) {
    if (limits.soft == null) {
      return Figures.count(used, "descriptor") + ", limit unlimited or unknown";
    }
    StringBuilder text = new StringBuilder(Figures.count(used));
    text.append(" of ").append(Figures.count(limits.soft, "descriptor"));
    text.append(" (").append(Figures.share(used, limits.soft)).append(')');
    if (limits.headroom != null) {
      text.append(", ").append(Figures.count(limits.headroom)).append(" free");
    }
    if (limits.millisToExhaustion != null) {
      text.append(", all used in ").append(Figures.forecast(limits.millisToExhaustion));
    }
    return text.toString();
  }

  private static String process(ProcessSection process) {
    StringBuilder text = new StringBuilder();
    text.append(process.mainClass == null ? "unknown main class" : name(process.mainClass));
    text.append(", PID ").append(process.pid);
    if (process.host != null) {
      text.append(" on ").append(name(process.host));
    }
    if (process.container != null) {
      text.append(" in container ").append(name(process.container));
    }
    text.append(", up ").append(Figures.duration(process.uptimeMillis));
    String version = process.javaVersion.isEmpty() ? "" : ", Java " + name(process.javaVersion);
    return text.append(version).toString();
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
