package io.descry.diagnosis.rule;

import io.descry.diagnosis.cause.FindingCopy;
import io.descry.diagnosis.cause.LeakRule;
import io.descry.diagnosis.site.HttpLibrary;
import io.descry.diagnosis.site.SiteFacts;
import io.descry.diagnosis.site.Words;
import io.descry.diagnosis.standing.Judgement;
import io.descry.diagnosis.standing.Pools;
import io.descry.diagnosis.standing.Situation;
import io.descry.model.HandleKind;
import io.descry.report.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Responses that are neither read to the end nor closed keep their connection leased from the
 * client's pool. Named by the application's line that made the call, also where a thread of the
 * library opened the socket.
 */
final class UnconsumedResponse extends LeakRule {

  private static final String ADVICE =
      "Read or close the body of every response, of error responses and on exceptions too: an open"
          + " body keeps its connection out of the pool, and the next call opens another.";

  UnconsumedResponse() {
    super("unconsumed-response");
  }

  @Override
  protected boolean matches(Judgement site) {
    return isResponse(site)
        || (site.facts.isConnection() && !site.facts.isAccepted() && isInHttpClient(site.facts));
  }

  @Override
  public List<Finding> find(Situation situation) {
    List<Finding> findings = new ArrayList<>();
    for (Finding finding : super.find(situation)) {
      findings.add(withConnections(finding, situation));
    }
    return findings;
  }

  /** Adds where the responses come from, and what is leased and idle in their pools. */
  private static Finding withConnections(Finding finding, Situation situation) {
    LeasedSockets sockets = LeasedSockets.of(finding, situation);
    if (sockets.responses.isEmpty() && sockets.lost == 0) {
      return finding;
    }
    Finding.Builder copy = FindingCopy.of(finding);
    String remote = sockets.remote();
    if (remote != null) {
      copy.evidence.put("target", remote);
      copy.title = copy.title.replace(" of calls at ", " from " + remote + " of calls at ");
    }
    if (sockets.lost > 0 && sockets.stillOpen() > 0) {
      copy.evidence.put("connectionsStillOpen", sockets.stillOpen());
      copy.title += "; " + Words.count(sockets.stillOpen(), "connection") + " still open";
      copy.advice = ADVICE + " Until then a new client, and close() on this one, frees them.";
    }
    copy.title += halfClosed(sockets.inCloseWait(situation.ledger));
    addPool(copy.evidence, situation, Pools.clients(sockets.responses));
    return copy.build();
  }

  private static String halfClosed(long count) {
    return count == 0
        ? ""
        : "; "
            + Words.count(count, "connection")
            + " in CLOSE_WAIT: the peer has hung up, this process has not";
  }

  private static void addPool(
      Map<String, Object> evidence, Situation situation, Set<Long> clients) {
    Pools pools = new Pools(situation.ledger);
    if (!clients.isEmpty() && pools.tell(clients)) {
      long leased = pools.leased(clients);
      evidence.put("leasedConnections", leased);
      evidence.put("idleConnections", pools.connections(clients) - leased);
    }
  }

  static boolean isResponse(Judgement site) {
    return site.facts.kind() == HandleKind.HTTP_EXCHANGE;
  }

  @Override
  protected String title(Judgement first, List<Judgement> sites) {
    Judgement response = sites.stream().filter(s -> isResponse(s)).findFirst().orElse(null);
    if (response == null) {
      return super.title(first, sites);
    }
    SiteFacts facts = response.facts;
    boolean some = facts.held() + facts.recovered > 0;
    return Words.count(some ? facts.held() + facts.recovered : facts.opened(), "response")
        + " of calls at "
        + facts.where()
        + " "
        + fate(response, facts);
  }

  private static String fate(Judgement response, SiteFacts facts) {
    String rate = response.growth == null ? "" : ", +" + Words.rate(response.growth.perMinute());
    return facts.recovered > 0
        ? "were not closed; " + facts.recovered + " of them dropped and collected so" + rate
        : Words.were(facts.held()) + " not closed" + rate;
  }

  @Override
  protected String noun(Judgement site) {
    return "HTTP connection";
  }

  @Override
  protected String advice(Judgement site) {
    return ADVICE;
  }

  private static boolean isInHttpClient(SiteFacts facts) {
    return facts.hasFrame("sun.net.www.protocol.http")
        || HttpLibrary.of(facts.site) != HttpLibrary.UNKNOWN;
  }
}
