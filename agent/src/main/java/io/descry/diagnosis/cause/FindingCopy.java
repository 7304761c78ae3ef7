package io.descry.diagnosis.cause;

import io.descry.report.Finding;
import java.util.ArrayList;
import java.util.TreeMap;

/** A builder that holds what a finding says. */
public final class FindingCopy {

  private FindingCopy() {}

  public static Finding.Builder of(Finding finding) {
    Finding.Builder copy = new Finding.Builder();
    copy.id = finding.id;
    copy.rule = finding.rule;
    copy.code = finding.code;
    copy.cause = finding.cause;
    copy.certainty = finding.certainty;
    copy.title = finding.title;
    copy.evidence = new TreeMap<>(finding.evidence);
    copy.advice = finding.advice;
    copy.sites = new ArrayList<>(finding.sites);
    copy.consequences = new ArrayList<>(finding.consequences);
    copy.since = finding.since;
    copy.millisToExhaustion = finding.millisToExhaustion;
    copy.holds = finding.holds;
    copy.lost = finding.lost;
    copy.collected = finding.collected;
    copy.opened = finding.opened;
    copy.closed = finding.closed;
    copy.perMinute = finding.perMinute;
    copy.status = finding.status;
    copy.lastGrewAt = finding.lastGrewAt;
    copy.line = finding.line;
    copy.previousIds = new ArrayList<>(finding.previousIds);
    return copy;
  }
}
