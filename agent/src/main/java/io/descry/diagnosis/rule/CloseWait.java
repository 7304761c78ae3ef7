package io.descry.diagnosis.rule;

import io.descry.diagnosis.cause.LeakRule;
import io.descry.diagnosis.site.Words;
import io.descry.diagnosis.standing.CloseWaits;
import io.descry.diagnosis.standing.Judgement;
import io.descry.model.LedgerRow;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Sockets whose peer has closed and whose own end stays: CLOSE_WAIT, by remote end. */
final class CloseWait extends LeakRule {

  CloseWait() {
    super("close-wait");
  }

  @Override
  protected boolean matches(Judgement site) {
    long waiting = waiting(site);
    return waiting > 0 && 2 * waiting >= site.descriptors();
  }

  @Override
  protected String noun(Judgement site) {
    return "connection";
  }

  @Override
  protected String title(Judgement first, List<Judgement> sites) {
    Map<String, Long> remotes = remotes(sites);
    long count = 0;
    for (long some : remotes.values()) {
      count += some;
    }
    boolean accepted = first.facts.isAccepted();
    return counted(count, sites)
        + (accepted ? " from " : " to ")
        + most(remotes)
        + (accepted ? port(sites) : "")
        + " in CLOSE_WAIT, "
        + (accepted ? "accepted" : "opened")
        + " at "
        + first.facts.where()
        + ": the peer closed; this process has not";
  }

  /** Such as {@code 12 connections}, or {@code 12 of 20 connections} where others are held too. */
  private static String counted(long count, List<Judgement> sites) {
    long held = 0;
    for (Judgement site : sites) {
      held += site.facts.held();
    }
    return held > count
        ? count + " of " + Words.count(held, "connection")
        : Words.count(count, "connection");
  }

  /** The local port that the peers connected to. */
  private static String port(List<Judgement> sites) {
    for (Judgement site : sites) {
      for (LedgerRow row : site.facts.rows) {
        if (row.socket != null && row.socket.local != null && CloseWaits.isCloseWait(row)) {
          return " to port " + row.socket.local.port;
        }
      }
    }
    return "";
  }

  @Override
  protected String advice(Judgement site) {
    if (site.facts.isAccepted()) {
      return "Close the accepted connection when a read returns -1 or fails, in a finally block."
          + " Set an idle time-out. No kernel setting removes CLOSE_WAIT.";
    }
    return "Close the connection, or the response that holds it, at the end of the stream and on"
        + " every error; evict idle entries of a pool. No kernel setting removes CLOSE_WAIT.";
  }

  private static long waiting(Judgement site) {
    return site.facts.rows.stream().filter(CloseWaits::isCloseWait).count();
  }

  private static Map<String, Long> remotes(List<Judgement> sites) {
    Map<String, Long> remotes = new TreeMap<>();
    for (Judgement site : sites) {
      for (LedgerRow row : site.facts.rows) {
        if (row.socket != null && CloseWaits.isCloseWait(row)) {
          String remote = site.facts.isAccepted() ? peer(row) : remote(row);
          remotes.merge(remote, 1L, Long::sum);
        }
      }
    }
    return remotes;
  }

  /** As the application named it, else the kernel's address. */
  private static String remote(LedgerRow row) {
    if (row.handle != null && row.handle.remote != null) {
      return row.handle.remote.toString();
    }
    return row.socket == null ? "" : String.valueOf(row.socket.remote);
  }

  /** Without its port, which is another for each connection. */
  private static String peer(LedgerRow row) {
    return row.socket == null || row.socket.remote == null ? "" : row.socket.remote.address;
  }

  private static String most(Map<String, Long> remotes) {
    String most = "";
    long count = 0;
    for (Map.Entry<String, Long> entry : remotes.entrySet()) {
      most = entry.getValue() > count ? entry.getKey() : most;
      count = Math.max(count, entry.getValue());
    }
    return remotes.size() == 1 ? most : most + " and " + (remotes.size() - 1) + " more";
  }
}
