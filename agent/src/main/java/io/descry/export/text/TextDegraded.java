package io.descry.export.text;

import io.descry.model.MissingPart;
import io.descry.model.MissingReason;
import io.descry.report.AgentSection;
import io.descry.report.Failure;
import io.descry.report.HookState;
import io.descry.report.Report;
import java.util.ArrayList;
import java.util.List;

/** What this report could not see, each with what to do about it. */
final class TextDegraded {

  private static final int SHOWN = 3;
  private static final int PARTS = 6;
  private static final int MESSAGE = 200;

  private final Report report;
  private final TextLayout page;

  TextDegraded(Report report, TextLayout page) {
    this.report = report;
    this.page = page;
  }

  void write() {
    new TextUntracked(report, page).write();
    missing(report.missing);
    lostEvents(report.agent.lostEvents);
    missedCloses(report.agent.missedCloses);
    unsampled(report.agent);
    merged(report.agent.mergedStacks);
    restrained(report.agent);
    failedHooks();
    failures();
  }

  /** In one line, however much it is: the rest of the report is as good as ever. */
  private void missing(List<MissingPart> missing) {
    List<String> texts = new ArrayList<>();
    for (MissingPart part : missing) {
      // With no descriptor free what rarely changes is from the reading before.
      if (part.reason != MissingReason.NO_DESCRIPTOR) {
        texts.add(part.toString());
      }
    }
    if (texts.isEmpty()) {
      return;
    }
    int more = Math.max(0, texts.size() - PARTS);
    page.line(
        "DSC-DEGRADED /proc did not tell all, the rest is shown: "
            + String.join("; ", texts.subList(0, texts.size() - more))
            + (more == 0 ? "" : " and " + more + " more"));
  }

  private void missedCloses(long missed) {
    if (missed > 0) {
      page.line(
          "DSC-DEGRADED "
              + Figures.count(missed, "handle")
              + (missed == 1 ? " was" : " were")
              + " closed where no hook saw it, so by native code or an unknown JDK;"
              + " counted as closed");
    }
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

  private void merged(long stacks) {
    if (stacks > 0) {
      page.line(
          "DSC-DEGRADED "
              + Figures.count(stacks, "stack")
              + " of further lines"
              + (stacks == 1 ? " stands" : " stand")
              + " at one site of their kind: more lines open handles than are told apart");
    }
  }

  private void restrained(AgentSection agent) {
    if (agent.restrainedSince != null) {
      page.line(
          "DSC-DEGRADED Descry keeps to counts since "
              + Times.iso(report.wall.at(agent.restrainedSince))
              + ", as it took more than 1 % of a core for a minute: looks and reports are rarer,"
              + " and without capture=full what opens has no stack; a longer interval lets it"
              + " take less");
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
