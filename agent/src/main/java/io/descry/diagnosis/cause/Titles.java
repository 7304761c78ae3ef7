package io.descry.diagnosis.cause;

import io.descry.diagnosis.site.Words;
import io.descry.diagnosis.standing.Judgement;
import io.descry.diagnosis.standing.Situation;
import io.descry.model.LedgerRow;
import io.descry.report.Verdict;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The first sentence of a finding about a leak: how many of what, where, and what became of it. */
public final class Titles {

  private Titles() {}

  public static String of(String noun, String where, List<Judgement> sites) {
    Evidence evidence = Evidence.of(sites);
    Verdict verdict = Situation.worst(sites);
    Held held = new Held(sites);
    boolean allCollected = verdict == Verdict.RECOVERED && held.handles == 0;
    String what =
        (allCollected ? Words.count(evidence.recovered, noun) : held.words(noun))
            + (evidence.target == null ? "" : " (" + evidence.target + ")")
            + " opened at "
            + where
            + " ";
    return what + fate(verdict, held.handles, evidence, sites.get(0));
  }

  /** What a finding about these sites holds now. */
  private static final class Held {
    private final long handles;
    private final long descriptors;
    private final long open;

    Held(List<Judgement> sites) {
      Set<Long> accused = new HashSet<>();
      long numbers = 0;
      long all = 0;
      for (Judgement site : sites) {
        all += site.facts.held();
        for (LedgerRow row : site.facts.rows) {
          if (row.handle != null && site.accuses(row)) {
            accused.add(row.handle.id);
            numbers++;
          }
        }
      }
      boolean logical = sites.get(0).facts.kind().isLogical();
      handles = logical ? all : accused.size();
      descriptors = logical ? all : numbers;
      open = Math.max(all, handles);
    }

    /**
     * Such as {@code 640 streams}, {@code 1 of 10 sockets}, {@code 6 descriptors of 3 selectors}.
     */
    String words(String noun) {
      String of = handles < open && handles > 0 ? handles + " of " : "";
      String counted = Words.count(of.isEmpty() ? handles : open, noun);
      String numbers =
          descriptors == handles ? "" : Words.count(descriptors, "descriptor") + " of ";
      return numbers + of + counted;
    }
  }

  private static String fate(Verdict verdict, long count, Evidence evidence, Judgement first) {
    switch (verdict) {
      case PERMANENT:
        return Words.were(count)
            + " dropped without close and "
            + Words.are(count)
            + " open for the life of this JVM";
      case RECOVERED:
        return count == 0
            ? Words.were(evidence.recovered)
                + " not closed; the garbage collector closed "
                + (evidence.recovered == 1 ? "it" : "them")
                + ", none is open now"
            : Words.were(count)
                + " not closed; the garbage collector closed "
                + evidence.recovered
                + " more";
      case GROWING:
        return Words.were(count)
            + " not closed"
            + (evidence.perMinute > 0 ? ", +" + Words.rate(evidence.perMinute) : ", none more now");
      case SUSPECT:
      case WATCHED:
      case EXPECTED:
      case NONE:
        return "may be leaked: " + first.reason;
    }
    throw new AssertionError(verdict);
  }
}
