package io.descry.agent;

import io.descry.diagnosis.Diagnostician;
import io.descry.diagnosis.standing.DiagnosisOptions;
import io.descry.diagnosis.standing.ReportContext;
import io.descry.instrument.JavaVersion;
import io.descry.model.Aftermath;
import io.descry.model.Ledger;
import io.descry.model.RegistrySnapshot;
import io.descry.model.WallClock;
import io.descry.report.Report;
import io.descry.report.Trigger;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes reports: ledger, diagnosis, and what only the agent knows. The agent's thread only. */
final class Reports {

  private final Pipeline pipeline;
  private final Diagnostician diagnostician = new Diagnostician();
  private final AgentFacts facts;
  private final ThisProcess process;
  private final ThreadCensus census = new ThreadCensus(JavaVersion.feature());
  private DiagnosisOptions options;
  private @Nullable Recorder recorder;
  private WallClock wall = WallClock.SAME;

  Reports(Pipeline pipeline, AgentFacts facts, ThisProcess process, DiagnosisOptions options) {
    this.pipeline = pipeline;
    this.facts = facts;
    this.process = process;
    this.options = options;
  }

  void setOptions(DiagnosisOptions changed) {
    options = changed;
  }

  /** Writes what the diagnosis sees from now on; the recorder before is closed. */
  void setRecorder(@Nullable Recorder wanted) {
    if (recorder != null) {
      recorder.close();
    }
    recorder = wanted;
  }

  /** Once a second: the counts whose floors tell growth. */
  void tick(long descriptors) {
    long now = pipeline.nowMillis();
    seeWall(now);
    RegistrySnapshot counts = pipeline.registry().tick();
    diagnostician.observe(counts, descriptors, now);
    observeHalfClosed(diagnostician, now);
    if (recorder != null) {
      recorder.tick(counts);
    }
  }

  /** Whether the count rises so fast that a report is wanted now; asked once. */
  boolean takeSurge() {
    return diagnostician.takeSurge();
  }

  Report make(Trigger trigger, boolean withoutDescriptors) {
    Ledger ledger = pipeline.ledger(withoutDescriptors);
    if (recorder != null) {
      recorder.report(ledger);
    }
    return diagnostician.diagnose(ledger, context(ledger, trigger));
  }

  /** The same with a diagnosis of its own, twice, since the second compares with the first. */
  Report rehearse() {
    Ledger ledger = MadeUpRows.with(pipeline.rehearsed());
    census.look(true);
    Diagnostician once = new Diagnostician();
    observeHalfClosed(once, ledger.atMillis);
    once.rehearseFailure();
    once.diagnose(ledger, context(ledger, Trigger.EMFILE, MadeUpRows.aftermath(ledger.atMillis)));
    return once.diagnose(ledger, context(ledger, Trigger.EMFILE));
  }

  private void observeHalfClosed(Diagnostician by, long atMillis) {
    Set<Long> inodes = pipeline.halfClosed();
    if (inodes != null) {
      by.observeHalfClosed(inodes, atMillis);
    }
  }

  private void seeWall(long nowMillis) {
    wall = wall.seen(nowMillis, pipeline.stoppedMillis(), System.currentTimeMillis());
  }

  private ReportContext context(Ledger ledger, Trigger trigger) {
    return context(ledger, trigger, pipeline.errors().aftermath());
  }

  private ReportContext context(Ledger ledger, Trigger trigger, Aftermath aftermath) {
    seeWall(ledger.atMillis);
    ThreadLook threads = census.look(pipeline.registry().isReadForEver());
    String container = ledger.kernel.surroundings.container;
    return new ReportContext(
        facts.section(ledger.registry),
        process.section(container, ledger.atMillis),
        trigger,
        options,
        threads.families,
        threads.readers,
        aftermath,
        wall);
  }
}
