package io.descry.diagnosis.cause;

import io.descry.diagnosis.site.SiteFacts;
import io.descry.diagnosis.site.Targets;
import io.descry.diagnosis.standing.Judgement;
import io.descry.diagnosis.standing.Situation;
import io.descry.model.OpenHandle;
import io.descry.report.Verdict;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The numbers of a finding about some sites. Immutable once made. */
public final class Evidence {

  final long open;
  final long orphaned;
  final long opened;
  final long closed;
  final long recovered;
  public final long descriptors;

  /** Growth of the handles now; 0 where none is seen, or where it has stopped. */
  public final double perMinute;

  /** The target of more than half of the handles, or null. */
  final @Nullable String target;

  private final Verdict worst;
  private final String reason;

  /** How application and library were told apart. */
  private final String applicationBy;

  private Evidence(List<Judgement> sites) {
    long[] sums = new long[6];
    double rate = 0;
    for (Judgement site : sites) {
      add(site, sums);
      rate += site.growth == null ? 0 : rising(site);
    }
    open = sums[0];
    orphaned = sums[1];
    opened = sums[2];
    closed = sums[3];
    recovered = sums[4];
    descriptors = sums[5];
    perMinute = rate;
    target = commonTarget(sites);
    worst = Situation.worst(sites);
    reason = sites.get(0).reason;
    applicationBy = sites.get(0).facts.site.decidedBy;
  }

  public static Evidence of(List<Judgement> sites) {
    return new Evidence(sites);
  }

  private static double rising(Judgement site) {
    Double perMinute = site.perMinute();
    return perMinute == null ? 0 : Math.max(0, perMinute);
  }

  private static void add(Judgement site, long[] sums) {
    SiteFacts facts = site.facts;
    sums[0] += facts.open;
    sums[1] += facts.orphaned;
    sums[2] += facts.opened();
    sums[3] += facts.closed;
    sums[4] += facts.recovered;
    sums[5] += site.descriptors();
  }

  long held() {
    return open + orphaned;
  }

  public double descriptorsPerMinute() {
    return held() == 0 ? 0 : perMinute * descriptors / held();
  }

  public void addTo(Map<String, Object> evidence) {
    evidence.put("applicationBy", applicationBy);
    evidence.put("open", open);
    evidence.put("orphaned", orphaned);
    evidence.put("opened", opened);
    evidence.put("closed", closed);
    evidence.put("recoveredByGc", recovered);
    evidence.put("descriptors", descriptors);
    addVerdict(evidence);
    if (perMinute > 0) {
      evidence.put("perMinute", Math.round(perMinute * 100) / 100.0);
    }
    if (target != null) {
      evidence.put("target", target);
    }
  }

  /** What a rule accuses is suspect at least; the site's own reason may then say the opposite. */
  private void addVerdict(Map<String, Object> evidence) {
    boolean accused = worst.compareTo(Verdict.SUSPECT) <= 0;
    evidence.put("verdict", accused ? worst.toString() : Verdict.SUSPECT.toString());
    if (accused) {
      evidence.put("reason", reason);
    }
  }

  private static @Nullable String commonTarget(List<Judgement> sites) {
    Map<String, Integer> counts = new HashMap<>();
    int handles = 0;
    for (Judgement site : sites) {
      for (OpenHandle handle : site.facts.handles) {
        counts.merge(Targets.of(handle), 1, Integer::sum);
        handles++;
      }
    }
    for (Map.Entry<String, Integer> entry : counts.entrySet()) {
      if (2 * entry.getValue() > handles && !entry.getKey().isEmpty()) {
        return entry.getKey();
      }
    }
    return null;
  }
}
