package io.descry.diagnosis;

import io.descry.diagnosis.growth.Growth;
import io.descry.diagnosis.standing.Judgement;
import io.descry.diagnosis.standing.Situation;
import io.descry.model.ParentProcess;
import io.descry.report.InheritedFrom;
import io.descry.report.Limits;
import io.descry.report.ParentSection;
import org.jspecify.annotations.Nullable;

/** The report's section of limits, from a situation. */
final class LimitRows {

  private final Situation situation;

  LimitRows(Situation situation) {
    this.situation = situation;
  }

  Limits limits() {
    Limits.Builder section = new Limits.Builder();
    io.descry.model.Limits limits = situation.ledger.kernel.limits;
    if (limits != null) {
      section.soft = orNull(limits.soft);
      section.hard = orNull(limits.hard);
    }
    section.headroom = situation.headroom();
    section.millisToExhaustion = situation.millisToExhaustion(descriptorsPerMinute());
    ParentProcess from = situation.ledger.kernel.surroundings.limitFrom;
    section.inheritedFrom = from == null ? null : new InheritedFrom(from.pid, from.command);
    section.parent = parent(situation.ledger.kernel.surroundings.parent);
    return section.build();
  }

  private static @Nullable ParentSection parent(@Nullable ParentProcess parent) {
    if (parent == null) {
      return null;
    }
    io.descry.model.Limits limits = parent.limits;
    return limits == null
        ? new ParentSection(parent.pid, parent.command, null, null)
        : new ParentSection(parent.pid, parent.command, orNull(limits.soft), orNull(limits.hard));
  }

  private static @Nullable Long orNull(long limit) {
    return limit == io.descry.model.Limits.UNLIMITED ? null : Long.valueOf(limit);
  }

  /** Of the whole count's floor; where ticks did not count it, of the sites that grow. */
  private double descriptorsPerMinute() {
    Growth all = situation.totals.growth(situation.meaningfulLimit());
    if (all != null) {
      return all.perMinute();
    }
    double sum = 0;
    for (Judgement site : situation.sites) {
      sum += site.growth == null ? 0 : descriptorsPerMinute(site, site.growth);
    }
    return sum;
  }

  private static double descriptorsPerMinute(Judgement site, Growth growth) {
    return growth.perMinute() * site.descriptors() / Math.max(1, site.facts.held());
  }
}
