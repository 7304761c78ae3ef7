package io.descry.diagnosis;

import io.descry.model.PortRange;
import io.descry.model.RemoteCount;
import io.descry.report.Cause;
import io.descry.report.Finding;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Connections opened and closed so fast that local ports run out: half of the range in TIME_WAIT
 * towards one remote. At twice that number connecting there fails.
 */
final class PortExhaustion implements Rule {

  @Override
  public List<Finding> find(Situation situation) {
    PortRange range = situation.ledger.kernel.system.ports;
    List<RemoteCount> remotes = situation.ledger.kernel.sockets.timeWaits.remotes;
    if (range == null || remotes.isEmpty() || 2L * remotes.get(0).count < range.size()) {
      return Collections.emptyList();
    }
    return Collections.singletonList(finding(situation, remotes.get(0), range));
  }

  private static Finding finding(Situation situation, RemoteCount most, PortRange range) {
    Finding.Builder finding = Single.of(situation, "port-exhaustion", "DSC-CHURN", Cause.CHURN);
    Judgement busiest = busiest(situation);
    finding.title =
        "Not a descriptor leak: "
            + most.count
            + " of "
            + range.size()
            + " local ports wait in TIME_WAIT towards "
            + most.remote
            + (busiest == null ? "" : "; most connections open at " + busiest.facts.where());
    finding.advice =
        "Reuse connections: keep-alive, one shared client, a pool as large as the concurrency."
            + " Only then widen net.ipv4.ip_local_port_range. Never tcp_tw_recycle.";
    finding.evidence.put("remote", most.remote.toString());
    finding.evidence.put("timeWait", (long) most.count);
    finding.evidence.put("rangeSize", (long) range.size());
    if (busiest != null) {
      finding.sites.add(busiest.fingerprint());
    }
    return finding.build();
  }

  private static @Nullable Judgement busiest(Situation situation) {
    Judgement busiest = null;
    double most = 0;
    for (Judgement site : situation.sites) {
      double rate = Connecting.openedPerMinute(site);
      busiest = rate > most ? site : busiest;
      most = Math.max(most, rate);
    }
    return busiest;
  }
}
