package io.descry.diagnosis;

import io.descry.diagnosis.cause.Evidence;
import io.descry.diagnosis.standing.Judgement;
import io.descry.diagnosis.standing.Situation;
import io.descry.report.Verdict;
import org.jspecify.annotations.Nullable;

/**
 * What a report says of one site.
 *
 * @param perMinute how fast it grows, or null where it does not
 * @param millisToExhaustion at this rate, or null
 */
public record Judged(
    String fingerprint,
    Verdict verdict,
    String reason,
    @Nullable Double perMinute,
    @Nullable Long millisToExhaustion) {

  static Judged of(Situation situation, Judgement site) {
    Evidence evidence = Evidence.of(java.util.List.of(site));
    return new Judged(
        site.fingerprint(),
        site.verdict,
        site.reason,
        site.growth == null ? null : Double.valueOf(site.growth.perMinute()),
        situation.millisToExhaustion(evidence.descriptorsPerMinute()));
  }
}
