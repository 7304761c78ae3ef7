package io.descry.diagnosis;

import io.descry.diagnosis.standing.DiagnosisOptions;
import io.descry.diagnosis.standing.ReportContext;
import io.descry.diagnosis.standing.Situation;
import io.descry.model.Ledger;
import io.descry.model.RegistrySnapshot;
import io.descry.report.AgentSection;
import io.descry.report.ProcessSection;
import io.descry.report.Trigger;
import java.util.List;

/** The diagnosis as production runs it, up to the verdicts: ticks and reports of a whole life. */
public final class Judging {

  private final Diagnostician diagnostician = new Diagnostician();
  private final ReportContext context =
      new ReportContext(
          new AgentSection.Builder().build(),
          new ProcessSection.Builder().build(),
          Trigger.INTERVAL,
          DiagnosisOptions.DEFAULT);

  public void tick(RegistrySnapshot snapshot, long descriptors, long atMillis) {
    diagnostician.observe(snapshot, descriptors, atMillis);
  }

  /** Whether the agent would report before its time. */
  public boolean surges() {
    return diagnostician.takeSurge();
  }

  public List<Judged> report(Ledger ledger) {
    Situation situation = diagnostician.situation(ledger, context);
    return situation.sites.stream().map(site -> Judged.of(situation, site)).toList();
  }
}
