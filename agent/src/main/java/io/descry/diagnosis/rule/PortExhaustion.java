package io.descry.diagnosis.rule;

import io.descry.diagnosis.cause.Connecting;
import io.descry.diagnosis.cause.Rule;
import io.descry.diagnosis.cause.Single;
import io.descry.diagnosis.site.Words;
import io.descry.diagnosis.standing.Judgement;
import io.descry.diagnosis.standing.Situation;
import io.descry.model.Endpoint;
import io.descry.model.LedgerRow;
import io.descry.model.PortRange;
import io.descry.model.RemoteCount;
import io.descry.report.Cause;
import io.descry.report.Finding;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Connections opened and closed so fast that local ports run out: half of the range towards one
 * remote, most of it in TIME_WAIT. A connection takes the port for 60 s more after its end (Linux
 * has that fixed), so 470 a second need 28,200; with no port left connecting there fails. A wider
 * range buys time in proportion, and only against this remote.
 */
final class PortExhaustion implements Rule {

  private static final double TIME_WAIT_MINUTES = 1;

  @Override
  public List<Finding> find(Situation situation) {
    PortRange range = situation.ledger.kernel.system.ports;
    List<RemoteCount> remotes = situation.ledger.kernel.sockets.timeWaits.remotes;
    if (range == null || remotes.isEmpty()) {
      return Collections.emptyList();
    }
    long open = open(situation, remotes.get(0).remote);
    boolean churn = remotes.get(0).count >= open;
    return churn && 2L * (remotes.get(0).count + open) >= range.size()
        ? Collections.singletonList(finding(situation, remotes.get(0), open, range))
        : Collections.emptyList();
  }

  /** Connections to there that are still open take a port too. */
  private static long open(Situation situation, Endpoint remote) {
    long open = 0;
    for (LedgerRow row : situation.ledger.rows) {
      open += row.socket != null && remote.equals(row.socket.remote) ? 1 : 0;
    }
    return open;
  }

  private static Finding finding(
      Situation situation, RemoteCount most, long open, PortRange range) {
    Finding.Builder finding = Single.of(situation, "port-exhaustion", "DSC-CHURN", Cause.CHURN);
    Judgement busiest = busiest(situation);
    double perMinute = busiest == null ? 0 : Connecting.openedPerMinute(busiest);
    finding.title =
        "Not a descriptor leak: "
            + most.count
            + " of "
            + range.size()
            + " local ports wait in TIME_WAIT towards "
            + most.remote
            + (busiest == null
                ? ""
                : "; "
                    + Words.perSecond(perMinute)
                    + " new connections are opened at "
                    + busiest.facts.where());
    finding.advice =
        "Reuse connections: keep-alive, one shared client, and a pool that keeps as many idle"
            + " connections per host as there are calls at once (http.maxConnections of the JDK,"
            + " setDefaultMaxPerRoute of Apache, ConnectionPool of OkHttp)."
            + " Only then widen net.ipv4.ip_local_port_range. Never tcp_tw_recycle.";
    finding.evidence.put("remote", most.remote.toString());
    finding.evidence.put("timeWait", (long) most.count);
    finding.evidence.put("open", open);
    finding.evidence.put("rangeSize", (long) range.size());
    finding.evidence.put("openedPerMinute", Math.round(perMinute));
    finding.millisToExhaustion = millisLeft(range.size() - most.count - open, perMinute, range);
    if (busiest != null) {
      finding.sites.add(busiest.fingerprint());
    }
    return finding.build();
  }

  /** Null where ports come back as fast as they go. */
  private static @Nullable Long millisLeft(long free, double perMinute, PortRange range) {
    if (free <= 0) {
      return 0L;
    }
    return perMinute * TIME_WAIT_MINUTES < range.size()
        ? null
        : Long.valueOf((long) (free * 60_000 / perMinute));
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
