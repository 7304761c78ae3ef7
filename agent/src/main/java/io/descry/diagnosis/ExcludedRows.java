package io.descry.diagnosis;

import io.descry.diagnosis.standing.Judgement;
import io.descry.diagnosis.standing.Situation;
import io.descry.knowledge.Exclusion;
import io.descry.knowledge.Exclusions;
import io.descry.report.Excluded;
import io.descry.report.ExcludedRule;
import org.jspecify.annotations.Nullable;

/** What the file of expected sites hid in a situation, and which of its rules did. */
final class ExcludedRows {

  private final Situation situation;
  private final Exclusions exclusions;

  ExcludedRows(Situation situation) {
    this.situation = situation;
    this.exclusions = situation.context.options.knowledge.exclusions;
  }

  /** Null where no file was named. */
  @Nullable Excluded section() {
    if (!exclusions.isGiven()) {
      return null;
    }
    Excluded.Builder section = new Excluded.Builder();
    section.file = exclusions.file;
    for (Judgement site : situation.sites) {
      if (site.exclusion != null) {
        section.sites++;
        section.handles += site.facts.held();
        section.orphaned += site.facts.orphaned;
        section.descriptors += site.descriptors();
      }
    }
    exclusions.rules.forEach(rule -> section.rules.add(row(rule)));
    return section.build();
  }

  private ExcludedRule row(Exclusion rule) {
    long sites = situation.sites.stream().filter(site -> site.exclusion == rule).count();
    boolean over = rule.isOver(situation.ledger.atMillis);
    return new ExcludedRule(rule.line, rule.toString(), rule.reason, rule.until, over, sites);
  }
}
