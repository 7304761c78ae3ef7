package io.descry.diagnosis;

import io.descry.report.AgentSection;
import io.descry.report.ProcessSection;
import io.descry.report.Trigger;

/** What a report says that the ledger does not know. Immutable. */
public final class ReportContext {

  public final AgentSection agent;
  public final ProcessSection process;
  public final Trigger trigger;
  public final DiagnosisOptions options;

  public ReportContext(
      AgentSection agent, ProcessSection process, Trigger trigger, DiagnosisOptions options) {
    this.agent = agent;
    this.process = process;
    this.trigger = trigger;
    this.options = options;
  }
}
