package io.descry.diagnosis.rule;

import io.descry.diagnosis.cause.Rule;
import io.descry.diagnosis.cause.Single;
import io.descry.diagnosis.site.Words;
import io.descry.diagnosis.standing.Judgement;
import io.descry.diagnosis.standing.Pools;
import io.descry.diagnosis.standing.Situation;
import io.descry.model.HandleKind;
import io.descry.model.OpenHandle;
import io.descry.report.Cause;
import io.descry.report.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * All connections of an HTTP client's pool are leased to calls and stay so: each call that is open
 * is older than a minute, and their number has not moved for a minute. Further calls wait for a
 * connection, while descriptors are plenty: suspect at most, since long downloads look the same.
 * Two connections at least: one call that takes long is no pool. Only for clients whose leases are
 * hooked; pools of databases are not seen into. A larger pool buys time, until it is leased too.
 */
final class PoolStarved implements Rule {

  private static final long LONG_MILLIS = 60_000;
  private static final int LEAST = 2;

  @Override
  public List<Finding> find(Situation situation) {
    List<Finding> findings = new ArrayList<>();
    Pools pools = new Pools(situation.ledger);
    for (Judgement calls : situation.unexplained) {
      boolean starved = isStuck(calls, situation.ledger.atMillis) && isAllLeased(calls, pools);
      if (starved && !isExplained(calls, situation)) {
        findings.add(finding(situation, calls, pools));
      }
    }
    return findings;
  }

  /** Calls, all of them long under way, and as many as ever. */
  private static boolean isStuck(Judgement site, long atMillis) {
    return site.facts.kind() == HandleKind.HTTP_EXCHANGE
        && !site.isLeak()
        && site.facts.open >= LEAST
        && site.facts.handles.stream().allMatch(one -> atMillis - one.openedAtMillis >= LONG_MILLIS)
        && site.series != null
        && atMillis - site.series.unchangedSince() >= LONG_MILLIS;
  }

  /** Whether an earlier rule knows more of the connections: half-closed, or leaked. */
  private static boolean isExplained(Judgement calls, Situation situation) {
    Set<Long> clients = Pools.clients(calls.facts.handles);
    for (Judgement site : situation.sites) {
      if (site.facts.isConnection() && !situation.unexplained.contains(site)) {
        for (OpenHandle handle : site.facts.handles) {
          if (handle.clientId != null && clients.contains(handle.clientId)) {
            return true;
          }
        }
      }
    }
    return false;
  }

  private static boolean isAllLeased(Judgement calls, Pools pools) {
    Set<Long> clients = Pools.clients(calls.facts.handles);
    long connections = pools.connections(clients);
    return !clients.isEmpty()
        && pools.tell(clients)
        && connections >= LEAST
        && pools.leased(clients) >= connections;
  }

  private static Finding finding(Situation situation, Judgement calls, Pools pools) {
    Finding.Builder finding = Single.of(situation, "pool-starved", "DSC-SUSPECT", Cause.OTHER);
    long connections = pools.connections(Pools.clients(calls.facts.handles));
    String remote = remote(situation, Pools.clients(calls.facts.handles));
    finding.id = "pool-starved:" + calls.fingerprint();
    finding.title =
        "Pool starvation, not descriptor exhaustion: all "
            + Words.count(connections, "connection")
            + (remote == null ? "" : " to " + remote)
            + " are leased to calls made at "
            + calls.facts.where()
            + ", none given back for "
            + Words.duration(situation.ledger.atMillis - newest(calls));
    finding.advice =
        "Close every response, give calls a time-out, and make the pool as large as the concurrency"
            + " that is wanted. A larger pool alone fills as well where responses are not closed.";
    finding.evidence.put("connections", connections);
    finding.evidence.put("calls", calls.facts.open);
    finding.sites.add(calls.fingerprint());
    return finding.build();
  }

  private static @Nullable String remote(Situation situation, Set<Long> clients) {
    for (OpenHandle handle : situation.ledger.registry.handles) {
      boolean its = handle.clientId != null && clients.contains(handle.clientId);
      if (its && !handle.kind.isLogical() && handle.remote != null) {
        return handle.remote.toString();
      }
    }
    return null;
  }

  private static long newest(Judgement site) {
    long newest = 0;
    for (OpenHandle handle : site.facts.handles) {
      newest = Math.max(newest, handle.openedAtMillis);
    }
    return newest;
  }
}
