package io.descry.diagnosis.rule;

import io.descry.diagnosis.cause.Evidence;
import io.descry.diagnosis.cause.LeakRule;
import io.descry.diagnosis.cause.OwnReader;
import io.descry.diagnosis.site.Words;
import io.descry.diagnosis.standing.Judgement;
import io.descry.diagnosis.standing.Situation;
import io.descry.model.LedgerRow;
import io.descry.model.SocketReader;
import io.descry.model.TcpState;
import io.descry.report.Finding;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Connections whose thread waits for an answer for ever: ESTABLISHED, nothing in the receive queue,
 * a thread found in the read at every look, and no SO_TIMEOUT. Each holds a descriptor and a
 * thread.
 *
 * <p>At a site that is held guilty or suspect, where half of the connections wait so. Elsewhere
 * from three on that have waited for two minutes: proxies give up after one, so that no answer will
 * come, and one or two may wait for messages by design. Connections with a reader of their own wait
 * by design too ({@link OwnReader}): they were not closed. Connections that this process accepted
 * are meant where their site leaks only: a server waits for its clients. Seen from JDK 13 on
 * ({@code NioSocketImpl}); before, and for channels, not judged. {@code ss -K} buys time: it ends
 * the waits, and not the next ones.
 */
final class NoTimeout extends LeakRule {

  private static final int MANY = 3;
  private static final long LONG_MILLIS = 120_000;

  private final long atMillis;
  private final List<SocketReader> readers;

  NoTimeout() {
    this(0, Collections.emptyList());
  }

  private NoTimeout(long atMillis, List<SocketReader> readers) {
    super("no-timeout");
    this.atMillis = atMillis;
    this.readers = readers;
  }

  @Override
  public List<Finding> find(Situation situation) {
    return new NoTimeout(situation.ledger.atMillis, situation.context.readers).among(situation);
  }

  private List<Finding> among(Situation situation) {
    return super.find(situation);
  }

  @Override
  protected boolean applies(Judgement site) {
    return site.isSuspicious()
        || (!site.facts.isAccepted() && waiting(site, LONG_MILLIS).size() >= MANY);
  }

  @Override
  protected boolean matches(Judgement site) {
    int waiting = site.facts.isConnection() ? waiting(site, 0).size() : 0;
    boolean most = waiting > 0 && 2L * waiting >= site.descriptors();
    boolean some = !site.facts.isAccepted() && waiting(site, LONG_MILLIS).size() >= MANY;
    return (most || some) && OwnReader.of(site, readers, waiting) == null;
  }

  @Override
  protected String noun(Judgement site) {
    return "connection";
  }

  @Override
  protected String title(Judgement first, List<Judgement> sites) {
    List<LedgerRow> waiting = new ArrayList<>();
    sites.forEach(site -> waiting.addAll(waiting(site, 0)));
    double perMinute = Evidence.of(sites).perMinute;
    return counted(waiting.size(), sites)
        + (first.facts.isAccepted() ? " from " : " to ")
        + remote(waiting)
        + (waiting.size() == 1 ? " waits" : " wait")
        + " with no read time-out, opened at "
        + first.facts.where()
        + ": "
        + Words.count(waiting.size(), "thread")
        + " in a read, the longest for "
        + Words.duration(longest(waiting))
        + (perMinute > 0 ? ", +" + Words.rate(perMinute) : "");
  }

  /** Such as {@code 12 connections}, or {@code 12 of 20 connections} where others are held too. */
  private static String counted(int waiting, List<Judgement> sites) {
    long held = 0;
    for (Judgement site : sites) {
      held += site.facts.held();
    }
    return held > waiting
        ? waiting + " of " + Words.count(held, "connection")
        : Words.count(waiting, "connection");
  }

  @Override
  protected String advice(Judgement site) {
    if (site.facts.isAccepted()) {
      return "Set a read time-out on each accepted socket (Socket.setSoTimeout, or the server's"
          + " idle time-out), and close the connection when the time-out ends.";
    }
    return "Set a connect, a read and a whole-call time-out (Socket.setSoTimeout,"
        + " URLConnection.setReadTimeout, or the client's own), and bound how many calls may"
        + " wait at once. Until then `ss -K dst ADDRESS` as root ends the waits where the"
        + " kernel allows it, and not the next ones.";
  }

  /** Rows of connections that have waited for so long. */
  private List<LedgerRow> waiting(Judgement site, long millis) {
    List<LedgerRow> waiting = new ArrayList<>();
    for (LedgerRow row : site.facts.rows) {
      if (isIdle(row) && waitedMillis(row) >= millis) {
        waiting.add(row);
      }
    }
    return waiting;
  }

  private static boolean isIdle(LedgerRow row) {
    return row.socket != null
        && row.socket.state == TcpState.ESTABLISHED
        && row.socket.receiveQueueBytes == 0;
  }

  /** -1 where no thread waits. */
  private long waitedMillis(LedgerRow row) {
    Long since = row.handle == null ? null : row.handle.readingSinceMillis;
    return since == null ? -1 : Math.max(0, atMillis - since);
  }

  private long longest(List<LedgerRow> waiting) {
    long longest = 0;
    for (LedgerRow row : waiting) {
      longest = Math.max(longest, waitedMillis(row));
    }
    return longest;
  }

  /** The remote end with most of them, as the application named it. */
  private static String remote(List<LedgerRow> waiting) {
    Map<String, Integer> remotes = new TreeMap<>();
    for (LedgerRow row : waiting) {
      remotes.merge(remote(row), 1, Integer::sum);
    }
    String most = "";
    for (Map.Entry<String, Integer> entry : remotes.entrySet()) {
      boolean more = most.isEmpty() || entry.getValue() > remotes.getOrDefault(most, 0);
      most = more ? entry.getKey() : most;
    }
    return remotes.size() == 1 ? most : most + " and " + (remotes.size() - 1) + " more";
  }

  private static String remote(LedgerRow row) {
    if (row.handle != null && row.handle.remote != null) {
      return row.handle.remote.toString();
    }
    return row.socket == null ? "" : String.valueOf(row.socket.remote);
  }
}
