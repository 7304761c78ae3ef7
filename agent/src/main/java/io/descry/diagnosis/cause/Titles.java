package io.descry.diagnosis.cause;

import io.descry.diagnosis.site.Words;
import io.descry.diagnosis.standing.Judgement;
import io.descry.diagnosis.standing.Situation;
import io.descry.report.Verdict;
import java.util.List;

/** The first sentence of a finding about a leak: how many of what, where, and what became of it. */
public final class Titles {

  private Titles() {}

  public static String of(String noun, String where, List<Judgement> sites) {
    Evidence evidence = Evidence.of(sites);
    Verdict verdict = Situation.worst(sites);
    long count = count(verdict, evidence);
    String what =
        Words.count(count, noun)
            + (evidence.target == null ? "" : " (" + evidence.target + ")")
            + " opened at "
            + where
            + " ";
    return what + fate(verdict, count, evidence, sites.get(0));
  }

  private static long count(Verdict verdict, Evidence evidence) {
    switch (verdict) {
      case PERMANENT:
        return evidence.orphaned;
      case RECOVERED:
        return evidence.recovered + evidence.open;
      case GROWING:
      case SUSPECT:
      case WATCHED:
      case EXPECTED:
      case NONE:
        return evidence.held();
    }
    throw new AssertionError(verdict);
  }

  private static String fate(Verdict verdict, long count, Evidence evidence, Judgement first) {
    switch (verdict) {
      case PERMANENT:
        return Words.were(count)
            + " dropped without close and "
            + Words.are(count)
            + " open for the life of this JVM";
      case RECOVERED:
        return Words.were(count)
            + " not closed; the garbage collector closed "
            + evidence.recovered;
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
