package io.descry.diagnosis.standing;

import io.descry.report.Verdict;

/** The decision of one step of the ladder about a site, with the reason. Immutable. */
public final class Ruling {

  public final Verdict verdict;

  /** A sentence without its full stop. */
  public final String reason;

  Ruling(Verdict verdict, String reason) {
    this.verdict = verdict;
    this.reason = reason;
  }
}
