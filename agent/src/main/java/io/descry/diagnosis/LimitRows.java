package io.descry.diagnosis;

import io.descry.diagnosis.standing.Situation;
import io.descry.model.ParentProcess;
import io.descry.report.Counts;
import io.descry.report.Extreme;
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

  Limits limits(@Nullable Long millisToExhaustion) {
    Limits.Builder section = new Limits.Builder();
    io.descry.model.Limits limits = situation.ledger.kernel.limits;
    if (limits != null) {
      section.soft = orNull(limits.soft);
      section.hard = orNull(limits.hard);
    }
    section.headroom = situation.headroom();
    section.millisToExhaustion = millisToExhaustion;
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

  /** The counts of this ledger's moment, and the highest since the last report. */
  Counts counts() {
    io.descry.model.Limits limits = situation.ledger.kernel.limits;
    Long free = situation.headroom();
    Long limit = free == null || limits == null ? null : Long.valueOf(limits.soft);
    Extreme highest = situation.occupancy.highest();
    Extreme lowest =
        highest == null || limit == null
            ? null
            : new Extreme(Math.max(0, limit - highest.value), highest.at);
    return new Counts(situation.used(), free, limit, lowest, highest);
  }
}
