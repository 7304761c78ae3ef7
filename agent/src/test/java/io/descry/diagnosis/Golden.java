package io.descry.diagnosis;

import io.descry.report.Finding;
import java.util.Map;

/** A finding as text, whole: what a golden test compares. */
public final class Golden {

  private Golden() {}

  public static String of(Finding finding) {
    return String.join(
        "\n",
        finding.code + " " + finding.rule + " " + finding.cause + " " + finding.certainty,
        finding.title,
        "fix: " + finding.advice,
        "in: " + finding.millisToExhaustion,
        "sites: " + finding.sites.size(),
        "evidence: " + evidence(finding.evidence));
  }

  /** Without what all leaks have. */
  private static String evidence(Map<String, Object> evidence) {
    StringBuilder text = new StringBuilder();
    evidence.forEach((name, value) -> text.append(name).append('=').append(value).append(' '));
    return text.toString().trim();
  }
}
