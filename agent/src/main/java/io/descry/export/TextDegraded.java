package io.descry.export;

import io.descry.model.DescriptorClass;
import io.descry.report.AgentSection;
import io.descry.report.DescriptorRow;
import io.descry.report.Failure;
import io.descry.report.HookState;
import io.descry.report.Report;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What this report could not see, each with what to do about it. */
final class TextDegraded {

  private static final int SHOWN = 3;
  private static final int MESSAGE = 200;

  private final Report report;
  private final Page page;

  TextDegraded(Report report, Page page) {
    this.report = report;
    this.page = page;
  }

  void write() {
    beforeAttach();
    lostEvents(report.agent.lostEvents);
    unsampled(report.agent);
    failedHooks();
    failures();
  }

  private void beforeAttach() {
    Long before = report.ledger.preAttach;
    if (before == null || before == 0) {
      return;
    }
    page.line(
        "DSC-DEGRADED "
            + Figures.count(before, "descriptor")
            + (before == 1 ? " was" : " were")
            + " open before Descry watched, so without stack or age;"
            + " restart with -javaagent to see who opens them");
    String targets = targetsBeforeAttach();
    if (!targets.isEmpty()) {
      page.wrapped("  ", "targets: " + targets);
    }
  }

  private String targetsBeforeAttach() {
    Map<String, Long> counts = new TreeMap<>();
    for (DescriptorRow row : report.descriptors) {
      if (row.descriptorClass == DescriptorClass.PRE_ATTACH && row.target != null) {
        counts.merge(withoutInode(row.target), 1L, Long::sum);
      }
    }
    List<Map.Entry<String, Long>> sorted = new ArrayList<>(counts.entrySet());
    sorted.sort((a, b) -> Long.compare(b.getValue(), a.getValue()));
    List<String> texts = new ArrayList<>();
    for (Map.Entry<String, Long> target : sorted.subList(0, Math.min(SHOWN, sorted.size()))) {
      texts.add(TextSite.target(target.getKey()) + " (" + Figures.count(target.getValue()) + ')');
    }
    int more = sorted.size() - texts.size();
    return String.join(", ", texts) + (more == 0 ? "" : " and " + Figures.count(more) + " more");
  }

  /** {@code socket:[4711]} becomes {@code socket}: the number tells people nothing. */
  private static String withoutInode(String target) {
    return target.startsWith("socket:[") || target.startsWith("pipe:[")
        ? target.substring(0, target.indexOf(':'))
        : target;
  }

  private void lostEvents(long lost) {
    if (lost > 0) {
      page.line(
          "DSC-DEGRADED "
              + Figures.count(lost, "event")
              + " lost: opens or closes that could not be recorded; counts may be off by as many");
    }
  }

  private void unsampled(AgentSection agent) {
    long handles = 0;
    for (Long count : agent.unsampledOpen.values()) {
      handles += count;
    }
    if (handles > 0) {
      page.line(
          "DSC-DEGRADED "
              + Figures.count(handles, "open handle")
              + (handles == 1 ? " has" : " have")
              + " no stack: "
              + TextFoot.kinds(agent.unsampledOpen)
              + "; capture=full keeps every stack, at a cost");
    }
  }

  private void failedHooks() {
    List<HookState> failed = new ArrayList<>();
    for (HookState hook : report.agent.hooks) {
      if (hook.state == HookState.State.FAILED) {
        failed.add(hook);
      }
    }
    for (HookState hook : failed.subList(0, Math.min(SHOWN, failed.size()))) {
      String why = hook.why == null ? "unknown reason" : cut(hook.why);
      page.line("DSC-DEGRADED hook " + hook.hook + " failed, what it opens is unknown: " + why);
    }
    more(failed.size(), "hook failed", "hooks failed");
  }

  private void failures() {
    List<Failure> failures = report.agent.failures;
    for (Failure failure : failures.subList(0, Math.min(SHOWN, failures.size()))) {
      page.line(
          "DSC-DEGRADED "
              + (failure.where + " failed " + Figures.count(failure.count, "time") + ": ")
              + cut(failure.message));
    }
    more(failures.size(), "part of Descry failed", "parts of Descry failed");
  }

  private void more(int all, String one, String many) {
    if (all > SHOWN) {
      String what = all - SHOWN == 1 ? one : many;
      page.line("DSC-DEGRADED " + Figures.count(all - SHOWN) + " more " + what);
    }
  }

  private static String cut(String message) {
    return SafeText.line(SafeText.withoutSecrets(message), MESSAGE);
  }
}
