package io.descry.diagnosis.simulation;

import io.descry.diagnosis.Judged;
import io.descry.diagnosis.Judging;
import io.descry.model.HandleKind;
import io.descry.model.Ledger;
import io.descry.model.SiteCounts;
import java.util.ArrayList;
import java.util.List;

/**
 * A made-up JVM with the production diagnosis in it: a tick a second and a report a minute, as the
 * agent's defaults are.
 */
final class SimulatedJvm {

  /** A Monday, 0:00. */
  private static final long START_MILLIS = 1_699_833_600_000L;

  /** As the agent's schedule allows. */
  private static final int MOST_EARLY = 5;

  private int early = MOST_EARLY;
  final List<SimulatedSite> sites = new ArrayList<>();
  private final List<Behaviour> behaviours = new ArrayList<>();
  private final Judging judging = new Judging();
  private final Ledgers ledgers;
  private final Dice threads;

  SimulatedJvm(long limit, long seed) {
    this.threads = new Dice(~seed);
    this.ledgers = new Ledgers(limit);
  }

  static long millis(long second) {
    return START_MILLIS + second * 1_000;
  }

  /** A site with this behaviour that opens so many different targets. */
  SimulatedSite add(Behaviour behaviour, HandleKind kind, int targets) {
    SimulatedSite site = new SimulatedSite(sites.size() + 1, kind, targets, threads);
    sites.add(site);
    behaviours.add(behaviour);
    return site;
  }

  /** A second of the program, and the agent's tick at its end. */
  void tick(long second) {
    List<SiteCounts> counts = new ArrayList<>(sites.size());
    long descriptors = Ledgers.OTHERS;
    for (int i = 0; i < sites.size(); i++) {
      SimulatedSite site = sites.get(i);
      site.begin(second);
      behaviours.get(i).second(site, second);
      counts.add(site.counts());
      descriptors += site.open.size();
    }
    judging.tick(Ledgers.snapshot(List.of(), counts), descriptors, millis(second));
  }

  /** Whether the agent reports now: on schedule, or since the count rises within seconds. */
  boolean isReport(long sinceStart) {
    boolean scheduled = Clock.isReport(sinceStart);
    early = scheduled && sinceStart % 60 == 0 ? Math.min(MOST_EARLY, early + 1) : early;
    boolean surges = judging.surges() && early > 0;
    early -= surges && !scheduled ? 1 : 0;
    return scheduled || surges;
  }

  /** What a report would say now, half a second after the tick. */
  List<Judged> report(long second) {
    Ledger ledger = ledgers.of(sites, millis(second) + 500);
    return judging.report(ledger);
  }
}
