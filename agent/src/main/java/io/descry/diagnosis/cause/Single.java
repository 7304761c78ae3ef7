package io.descry.diagnosis.cause;

import io.descry.diagnosis.standing.Situation;
import io.descry.report.Cause;
import io.descry.report.Finding;
import io.descry.report.Verdict;

/** The beginning of a finding that a rule makes at most once a report. */
public final class Single {

  private Single() {}

  public static Finding.Builder of(Situation situation, String rule, String code, Cause cause) {
    Finding.Builder finding = new Finding.Builder();
    finding.id = rule;
    finding.rule = rule;
    finding.code = code;
    finding.cause = cause;
    finding.certainty = Verdict.SUSPECT;
    finding.since = situation.ledger.atMillis;
    return finding;
  }
}
