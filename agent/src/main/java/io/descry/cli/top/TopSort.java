package io.descry.cli.top;

import io.descry.cli.document.DocumentSite;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/** The order of the rows. */
public enum TopSort {
  COUNT(Comparator.comparingLong(site -> -site.held())),
  GROWTH(Comparator.comparingDouble(site -> -orLeast(site.netPerMinute))),
  OPENED(Comparator.comparingDouble(site -> -orLeast(site.openedPerMinute))),
  AGE(Comparator.comparingDouble(site -> -orLeast(site.oldestAgeMillis))),
  LINE(Comparator.comparing(DocumentSite::line));

  private final Comparator<DocumentSite> order;

  TopSort(Comparator<DocumentSite> order) {
    this.order = order;
  }

  /** Where two are alike, those with more handles first, then in an order that stays. */
  Comparator<DocumentSite> order() {
    return order
        .thenComparing(Comparator.comparingLong(site -> -site.held()))
        .thenComparing(site -> site.fingerprint);
  }

  private static double orLeast(@Nullable Number number) {
    return number == null ? Double.NEGATIVE_INFINITY : number.doubleValue();
  }
}
