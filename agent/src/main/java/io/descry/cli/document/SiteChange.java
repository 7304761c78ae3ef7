package io.descry.cli.document;

import org.jspecify.annotations.Nullable;

/** One site in two documents; a site that is in none of them does not exist. Immutable. */
public final class SiteChange {

  public final @Nullable DocumentSite before;
  public final @Nullable DocumentSite after;

  /** Handles opened in between; null where the two counts do not belong to one count. */
  public final @Nullable Long opened;

  /** The same of closes by the application and by the collector. */
  public final @Nullable Long closed;

  /** Of the held handles; null where no time lies in between. */
  public final @Nullable Double perHour;

  SiteChange(
      @Nullable DocumentSite before,
      @Nullable DocumentSite after,
      boolean oneCount,
      @Nullable Double hours) {
    this.before = before;
    this.after = after;
    opened = oneCount ? Long.valueOf(opened(after) - opened(before)) : null;
    closed = oneCount ? Long.valueOf(closed(after) - closed(before)) : null;
    perHour = hours == null ? null : Double.valueOf(delta() / hours);
  }

  /** The later one, or the one that there is. */
  public DocumentSite site() {
    if (after != null) {
      return after;
    }
    if (before == null) {
      throw new IllegalStateException("a change of no site");
    }
    return before;
  }

  public long heldBefore() {
    return before == null ? 0 : before.held();
  }

  public long heldAfter() {
    return after == null ? 0 : after.held();
  }

  /** How many more handles are held. */
  public long delta() {
    return heldAfter() - heldBefore();
  }

  private static long opened(@Nullable DocumentSite site) {
    return site == null ? 0 : site.opened;
  }

  private static long closed(@Nullable DocumentSite site) {
    return site == null ? 0 : site.closed + site.recoveredByGc;
  }
}
