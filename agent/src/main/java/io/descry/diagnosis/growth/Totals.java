package io.descry.diagnosis.growth;

import io.descry.model.DescriptorClass;
import io.descry.model.Ledger;
import io.descry.report.HistoryPoint;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The number of descriptors over time: all, and those without an owner. One thread. */
public final class Totals {

  private final Series all = new Series();
  private final Series unknown = new Series();
  private final Surges surges = new Surges();
  private final LoadSlope slope = new LoadSlope();

  public void observe(Ledger ledger) {
    observe(ledger.rows.size(), ledger.atMillis);
    unknown.add(ledger.atMillis, ledger.count(DescriptorClass.UNKNOWN), 0);
  }

  public void observe(long descriptors, long atMillis) {
    all.add(atMillis, descriptors, 0);
  }

  /** Takes the count of a tick, and asks for a report where it rises within seconds. */
  public void observe(long descriptors, @Nullable Long limit, long atMillis) {
    observe(descriptors, atMillis);
    surges.observe(descriptors, limit, atMillis);
  }

  /** Whether the count rises so fast that a report is wanted now; asked once. */
  public boolean takeSurge() {
    return surges.take();
  }

  /** How many connections of clients there are beside so many descriptors, about once a second. */
  public void observeLoad(long connections, long descriptors) {
    slope.add(connections, descriptors);
  }

  /** Descriptors that one more connection of a client costs, or null where that is not known. */
  public @Nullable Double perConnection() {
    return slope.perConnection();
  }

  /** The count over time, oldest first. */
  public List<HistoryPoint> history() {
    return HistoryRows.points(all);
  }

  /** The most that were seen at once. */
  public long peak() {
    return all.peak();
  }

  /** Growth of the process's whole count, or null. */
  public @Nullable Growth growth(@Nullable Long limit) {
    return new Floors(all, Survivors.unknown(), null).growth(limit, true);
  }

  /** Growth of the count of descriptors that nobody accounts for, or null. */
  public @Nullable Growth unknownGrowth(@Nullable Long limit) {
    return new Floors(unknown, Survivors.unknown(), null).growth(limit, true);
  }

  /** For how long the count is known, in milliseconds. */
  public long lengthMillis() {
    return all.lengthMillis();
  }

  /**
   * Change of the whole count per minute now, or null before there is a rate.
   *
   * @param usualPerMinute how fast what is asked about rises
   */
  public @Nullable Double perMinute(long atMillis, double usualPerMinute) {
    return RecentRate.of(all, atMillis, usualPerMinute);
  }

  /**
   * Whether the whole count goes on rising, to where it never was lately, and does not slow down.
   *
   * @param perMinute how fast what is asked about rises
   */
  public boolean fills(double perMinute) {
    return new Filling(all).goesOn(perMinute);
  }

  /** Change of what nobody accounts for per minute now, or null before there is a rate. */
  public @Nullable Double unknownPerMinute(long atMillis, double usualPerMinute) {
    return RecentRate.of(unknown, atMillis, usualPerMinute);
  }
}
