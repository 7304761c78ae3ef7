package io.descry.diagnosis.cause;

import io.descry.diagnosis.site.HttpLibrary;
import io.descry.diagnosis.site.SiteFacts;
import io.descry.diagnosis.site.Words;
import io.descry.diagnosis.standing.Judgement;
import io.descry.diagnosis.standing.Situation;
import io.descry.report.Finding;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The cost of each HTTP client of one site: descriptors, and threads by the names that the library
 * gives to its own. Where several sites build clients of one library their threads cannot be told
 * apart: they are shared out by the number of clients. Immutable.
 */
public final class ClientCost {

  private final long clients;
  private final long descriptors;

  /** Of these clients; null where there are too few of that name: clients share those. */
  private final @Nullable Double threads;

  private ClientCost(long clients, long descriptors, @Nullable Double threads) {
    this.clients = Math.max(1, clients);
    this.descriptors = descriptors;
    this.threads = threads;
  }

  /** Of the clients' site, which is the first, and what they hold. */
  public static ClientCost of(Situation situation, List<Judgement> sites) {
    SiteFacts clients = sites.get(0).facts;
    long descriptors = 0;
    for (Judgement its : sites.subList(1, sites.size())) {
      descriptors += its.descriptors();
    }
    HttpLibrary library = HttpLibrary.of(clients.site);
    long all = 0;
    for (Judgement site : situation.sites) {
      boolean same = site.facts.kind() == clients.kind();
      all += same && HttpLibrary.of(site.facts.site) == library ? site.facts.open : 0;
    }
    long threads = library.threads(situation.context.threads);
    boolean inStep = threads > 0 && 2 * threads >= all;
    Double share = inStep && all > 0 ? 1.0 * threads * clients.open / all : null;
    return new ClientCost(clients.open, descriptors, share);
  }

  /** Such as {@code each costs 1 thread and 3 descriptors, together 150 descriptors}. */
  public String sentence() {
    String each = "each costs " + (threads == null ? "" : each(threads, "thread") + " and ");
    return each
        + each(descriptors, "descriptor")
        + ", together "
        + (threads == null ? "" : Words.count(Math.round(threads), "thread") + " and ")
        + Words.count(descriptors, "descriptor");
  }

  public Finding addTo(Finding finding) {
    Finding.Builder copy = FindingCopy.of(finding);
    copy.evidence.put("clients", clients);
    if (threads != null) {
      copy.evidence.put("threads", Math.round(threads));
    }
    return copy.build();
  }

  /** With a decimal where it says something. */
  private String each(double sum, String noun) {
    long tenths = Math.round(10 * sum / clients);
    return tenths % 10 == 0
        ? Words.count(tenths / 10, noun)
        : tenths / 10 + "." + tenths % 10 + " " + noun + "s";
  }
}
