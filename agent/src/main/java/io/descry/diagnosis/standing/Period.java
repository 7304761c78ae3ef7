package io.descry.diagnosis.standing;

import io.descry.model.OpenHandle;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The test whether a site's open handles were opened at a regular period, as a health check or a
 * scheduled task does. At least six openings a second or more apart, nine of ten gaps within a
 * twentieth of the middle one: the load of users is never that even. Openings within a quarter of a
 * second are one (the clock of handles is 50 ms coarse).
 */
public final class Period {

  private static final int LEAST_OPENINGS = 6;
  private static final int MOST_OPENINGS = 256;
  private static final long SAME_MILLIS = 250;
  private static final long LEAST_MILLIS = 1_000;
  private static final long COARSE_MILLIS = 100;

  private Period() {}

  /** Such as {@code ; one every 10.0 s, as of a health check}, or nothing. */
  public static String sentence(List<Judgement> sites) {
    Long millis = millis(sites.get(0));
    return millis == null
        ? ""
        : "; opened every "
            + millis / 1_000
            + "."
            + millis % 1_000 / 100
            + " s, as by a health check or a scheduled task";
  }

  /** The period, or null where there is none. */
  static @Nullable Long millis(Judgement site) {
    List<Long> gaps = gaps(openings(site.facts.handles));
    if (gaps.size() < LEAST_OPENINGS - 1) {
      return null;
    }
    List<Long> sorted = new ArrayList<>(gaps);
    Collections.sort(sorted);
    long middle = sorted.get(sorted.size() / 2);
    long even = gaps.stream().filter(gap -> isNear(gap, middle)).count();
    return middle >= LEAST_MILLIS && 10 * even >= 9L * gaps.size() ? Long.valueOf(middle) : null;
  }

  private static boolean isNear(long gap, long middle) {
    return Math.abs(gap - middle) <= Math.max(COARSE_MILLIS, middle / 20);
  }

  /** The latest moments at which something was opened, in order. */
  private static List<Long> openings(List<OpenHandle> handles) {
    List<Long> all = new ArrayList<>();
    for (OpenHandle handle : handles) {
      all.add(handle.openedAtMillis);
    }
    Collections.sort(all);
    return all.subList(Math.max(0, all.size() - MOST_OPENINGS), all.size());
  }

  private static List<Long> gaps(List<Long> openings) {
    List<Long> gaps = new ArrayList<>();
    long last = openings.isEmpty() ? 0 : openings.get(0);
    for (long opening : openings) {
      if (opening - last > SAME_MILLIS) {
        gaps.add(opening - last);
        last = opening;
      }
    }
    return gaps;
  }
}
