package io.descry.diagnosis.rule;

import io.descry.diagnosis.cause.ClientCost;
import io.descry.diagnosis.cause.FindingCopy;
import io.descry.diagnosis.cause.LeakRule;
import io.descry.diagnosis.cause.Rule;
import io.descry.diagnosis.site.HttpLibrary;
import io.descry.diagnosis.site.SiteFacts;
import io.descry.diagnosis.site.Words;
import io.descry.diagnosis.standing.Judgement;
import io.descry.diagnosis.standing.Situation;
import io.descry.model.HandleKind;
import io.descry.model.OpenHandle;
import io.descry.report.Finding;
import io.descry.report.Verdict;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * HTTP clients built per call. The clients hold no descriptor, their selectors and sockets do:
 * those sites are part of the finding, and not blamed again; responses that were not closed are a
 * cause of their own. Many at once from one site are suspect also before growth is proven: nobody
 * pools clients. One client with hundreds of sockets is one client.
 */
final class ClientPerCall implements Rule {

  private static final int MANY = 20;
  private static final String ADVICE =
      "Build one client for the life of the program and share it: ";

  @Override
  public List<Finding> find(Situation situation) {
    List<Finding> findings = new ArrayList<>();
    Set<String> explained = new HashSet<>();
    for (Judgement site : situation.unexplained) {
      if (isPerCall(site)) {
        List<Judgement> sites = withItsOwn(site, situation, explained);
        sites.forEach(one -> explained.add(one.fingerprint()));
        findings.add(finding(situation, sites));
      }
    }
    return findings;
  }

  private static boolean isPerCall(Judgement site) {
    boolean many = site.facts.open >= MANY && site.verdict != Verdict.EXPECTED;
    return site.facts.kind() == HandleKind.HTTP_CLIENT && (many || site.isSuspicious());
  }

  /** The clients' site first, then those of what they hold. */
  private static List<Judgement> withItsOwn(
      Judgement clients, Situation situation, Set<String> explained) {
    Set<Long> ids = new HashSet<>();
    clients.facts.handles.forEach(handle -> ids.add(handle.id));
    List<Judgement> sites = new ArrayList<>();
    sites.add(clients);
    for (Judgement site : situation.unexplained) {
      if (!site.facts.kind().isLogical()
          && !explained.contains(site.fingerprint())
          && (belongs(site, ids) || isBuiltWith(site, clients))) {
        sites.add(site);
      }
    }
    return sites;
  }

  private static boolean belongs(Judgement site, Set<Long> clients) {
    for (OpenHandle handle : site.facts.handles) {
      if (handle.clientId != null && clients.contains(handle.clientId)) {
        return true;
      }
    }
    return false;
  }

  /** A selector is made in the client's constructor; it does not know its client. */
  private static boolean isBuiltWith(Judgement site, Judgement clients) {
    return site.facts.kind() == HandleKind.SELECTOR
        && HttpLibrary.of(site.facts.site) == HttpLibrary.of(clients.facts.site)
        && site.facts.where().equals(clients.facts.where());
  }

  private static Finding finding(Situation situation, List<Judgement> sites) {
    SiteFacts clients = sites.get(0).facts;
    HttpLibrary library = HttpLibrary.of(clients.site);
    ClientCost cost = ClientCost.of(situation, sites);
    String title =
        Words.count(clients.open, library.noun)
            + " built at "
            + clients.where()
            + " of "
            + clients.opened()
            + " ever: "
            + cost.sentence();
    Finding finding =
        LeakRule.leak("client-per-call", situation, sites, title, ADVICE + library.sharing);
    return cost.addTo(atLeastSuspect(finding));
  }

  private static Finding atLeastSuspect(Finding finding) {
    if (finding.certainty.compareTo(Verdict.SUSPECT) <= 0) {
      return finding;
    }
    Finding.Builder copy = FindingCopy.of(finding);
    copy.certainty = Verdict.SUSPECT;
    return copy.build();
  }
}
