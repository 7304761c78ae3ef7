package io.descry.agent;

import io.descry.export.FailureCounts;
import io.descry.instrument.Coverage;
import io.descry.model.KindCounts;
import io.descry.model.RegistrySnapshot;
import io.descry.report.AgentSection;
import io.descry.report.HookState;
import io.descry.report.Mode;
import java.io.DescryState;
import java.util.ArrayList;
import java.util.List;

/** What a report says of the agent itself. */
final class AgentFacts {

  private final Mode mode;
  private final long trackedSinceMillis;
  private final String version = Version.read();
  private final Coverage coverage;
  private final FailureCounts failures;
  private final OwnCost own;
  private final DescryState state;

  AgentFacts(
      Mode mode,
      long trackedSinceMillis,
      Coverage coverage,
      FailureCounts failures,
      OwnCost own,
      DescryState state) {
    this.mode = mode;
    this.trackedSinceMillis = trackedSinceMillis;
    this.coverage = coverage;
    this.failures = failures;
    this.own = own;
    this.state = state;
  }

  Mode mode() {
    return mode;
  }

  OwnCost own() {
    return own;
  }

  String version() {
    return version;
  }

  AgentSection section(RegistrySnapshot registry) {
    AgentSection.Builder section = new AgentSection.Builder();
    section.version = version;
    section.startedAt = trackedSinceMillis;
    section.trackedSince = trackedSinceMillis;
    section.mode = mode;
    section.lostEvents = registry.lostEvents;
    section.missedCloses = state.missedCloses.get();
    for (KindCounts kind : registry.kinds) {
      if (kind.unsampledOpen > 0) {
        section.unsampledOpen.put(kind.kind, kind.unsampledOpen);
      }
    }
    section.mergedStacks = registry.mergedStacks;
    section.restrainedSince = own.restrainedSinceMillis();
    section.restraints = own.restraints();
    section.cpuMillis = own.cpu().millis();
    section.failures.addAll(failures.snapshot());
    section.failures.addAll(ApiRefusals.rows(state.api));
    section.hooks = hooks();
    return section.build();
  }

  private List<HookState> hooks() {
    List<HookState> hooks = new ArrayList<>();
    for (Coverage.Entry entry : coverage.entries()) {
      hooks.add(hook(entry));
    }
    return hooks;
  }

  private static HookState hook(Coverage.Entry entry) {
    String why = entry.why == null ? "" : entry.why;
    switch (entry.state) {
      case ON:
        return HookState.on(entry.hook);
      case ABSENT:
        return HookState.absent(entry.hook, why);
      case FAILED:
        return HookState.failed(entry.hook, why);
    }
    throw new AssertionError(entry.state);
  }
}
