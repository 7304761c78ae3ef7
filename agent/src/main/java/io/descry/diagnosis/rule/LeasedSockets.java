package io.descry.diagnosis.rule;

import io.descry.diagnosis.site.Targets;
import io.descry.diagnosis.standing.CloseWaits;
import io.descry.diagnosis.standing.Judgement;
import io.descry.diagnosis.standing.Pools;
import io.descry.diagnosis.standing.Situation;
import io.descry.model.Ledger;
import io.descry.model.OpenHandle;
import io.descry.report.Finding;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The responses of a finding and the sockets that they hold. Immutable once made. */
final class LeasedSockets {

  /** Those that are open. */
  final List<OpenHandle> responses = new ArrayList<>();

  /** How many were collected unclosed. */
  final long lost;

  /** Surely theirs. */
  private final List<OpenHandle> sockets = new ArrayList<>();

  /** Of the same clients, or opened by the same lines. */
  private final List<OpenHandle> likely = new ArrayList<>();

  private LeasedSockets(long lost) {
    this.lost = lost;
  }

  static LeasedSockets of(Finding finding, Situation situation) {
    long lost = 0;
    Set<String> lines = new HashSet<>();
    List<OpenHandle> responses = new ArrayList<>();
    for (Judgement site : situation.sites) {
      if (UnconsumedResponse.isResponse(site) && finding.sites.contains(site.fingerprint())) {
        lost += site.facts.recovered;
        lines.add(site.facts.where());
        responses.addAll(site.facts.handles);
      }
    }
    return of(situation, responses, lines, lost);
  }

  /** Those of open calls alone. */
  static LeasedSockets of(Situation situation, List<OpenHandle> calls) {
    return of(situation, calls, Collections.emptySet(), 0);
  }

  private static LeasedSockets of(
      Situation situation, List<OpenHandle> responses, Set<String> lines, long lost) {
    LeasedSockets leased = new LeasedSockets(lost);
    leased.responses.addAll(responses);
    leased.find(situation, lines);
    return leased;
  }

  private void find(Situation situation, Set<String> lines) {
    Set<Long> ids = new HashSet<>();
    for (OpenHandle response : responses) {
      ids.add(response.id);
      ids.add(response.socketId == null ? 0L : response.socketId);
    }
    Set<Long> clients = Pools.clients(responses);
    for (Judgement site : situation.sites) {
      boolean there = lines.contains(site.facts.where());
      if (site.facts.isConnection()) {
        for (OpenHandle socket : site.facts.handles) {
          add(socket, ids, there || isOf(clients, socket.clientId));
        }
      }
    }
  }

  private void add(OpenHandle socket, Set<Long> ids, boolean isLikely) {
    if (ids.contains(socket.id) || isOf(ids, socket.exchangeId)) {
      sockets.add(socket);
    } else if (isLikely) {
      likely.add(socket);
    }
  }

  private static boolean isOf(Set<Long> ids, @Nullable Long id) {
    return id != null && ids.contains(id);
  }

  /** How many connections these lines, or the clients that they used, have open. */
  long stillOpen() {
    return (long) sockets.size() + likely.size();
  }

  /** How many of them the peer has closed, and this process has not. */
  long inCloseWait(Ledger ledger) {
    Set<Long> ids = new HashSet<>();
    for (OpenHandle socket : sockets.isEmpty() ? likely : sockets) {
      ids.add(socket.id);
    }
    return ledger.rows.stream()
        .filter(row -> row.handle != null && ids.contains(row.handle.id))
        .filter(CloseWaits::isCloseWait)
        .count();
  }

  /** The remote end of most of them, by the name that the application used; or null. */
  @Nullable String remote() {
    Map<String, Long> remotes = new TreeMap<>();
    for (OpenHandle socket : sockets.isEmpty() ? likely : sockets) {
      remotes.merge(Targets.of(socket), 1L, Long::sum);
    }
    String most = null;
    long count = 0;
    for (Map.Entry<String, Long> remote : remotes.entrySet()) {
      if (!remote.getKey().isEmpty() && remote.getValue() > count) {
        most = remote.getKey();
        count = remote.getValue();
      }
    }
    return most;
  }
}
