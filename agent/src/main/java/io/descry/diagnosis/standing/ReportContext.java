package io.descry.diagnosis.standing;

import io.descry.model.Aftermath;
import io.descry.model.SocketReader;
import io.descry.model.WallClock;
import io.descry.report.AgentSection;
import io.descry.report.ProcessSection;
import io.descry.report.Trigger;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/** The facts of a report that the ledger does not have. Immutable. */
public final class ReportContext {

  public final AgentSection agent;
  public final ProcessSection process;
  public final Trigger trigger;
  public final DiagnosisOptions options;

  /** How many threads have a name of this form, with each number in it as {@code #}. */
  public final Map<String, Long> threads;

  /** Threads in a blocking read of a socket; empty where nothing waits. */
  public final List<SocketReader> readers;

  /** For times that people read. */
  public final WallClock wall;

  /** What followed from a want of descriptors. */
  public final Aftermath aftermath;

  public ReportContext(
      AgentSection agent, ProcessSection process, Trigger trigger, DiagnosisOptions options) {
    this(agent, process, trigger, options, Collections.<String, Long>emptyMap(), Aftermath.NONE);
  }

  public ReportContext(
      AgentSection agent,
      ProcessSection process,
      Trigger trigger,
      DiagnosisOptions options,
      Map<String, Long> threads,
      Aftermath aftermath) {
    this(
        agent,
        process,
        trigger,
        options,
        threads,
        Collections.<SocketReader>emptyList(),
        aftermath,
        WallClock.SAME);
  }

  public ReportContext(
      AgentSection agent,
      ProcessSection process,
      Trigger trigger,
      DiagnosisOptions options,
      Map<String, Long> threads,
      List<SocketReader> readers,
      Aftermath aftermath,
      WallClock wall) {
    this.wall = wall;
    this.agent = agent;
    this.process = process;
    this.trigger = trigger;
    this.options = options;
    this.threads = threads;
    this.readers = readers;
    this.aftermath = aftermath;
  }
}
