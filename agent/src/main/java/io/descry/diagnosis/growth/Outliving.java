package io.descry.diagnosis.growth;

/**
 * Handles that outlived by far all that was ever closed at their site, and were born in several
 * separate windows. One batch that is kept is no leak, and neither is a start: their handles are
 * born together, or ever more rarely. Pure.
 */
public final class Outliving {

  /** How many handles are odd. */
  public final long count;

  /** They are older than this. */
  public final long ageMillis;

  private Outliving(long count, long ageMillis) {
    this.count = count;
    this.ageMillis = ageMillis;
  }

  /**
   * Counts the odd handles; 0 of them where nothing is odd.
   *
   * @param leastAgeMillis no handle below this age is odd
   */
  public static Outliving of(
      Survivors survivors, Lifetimes lifetimes, long leastAgeMillis, long atMillis) {
    long longest = lifetimes.longest();
    long age = Math.max(leastAgeMillis, (long) (GrowthThreshold.OUTLIVED.value * longest));
    long[] odd = olderThan(survivors.sorted(), atMillis - age);
    long width = Math.max((long) GrowthThreshold.BIRTH_WINDOW_MILLIS.value, longest);
    boolean spread =
        odd.length >= GrowthThreshold.LEAST_ODD.value
            && windows(odd, width) >= GrowthThreshold.BIRTH_WINDOWS.value
            && goesOn(odd, atMillis - age);
    return new Outliving(spread ? odd.length : 0, age);
  }

  private static long[] olderThan(long[] sorted, long atMillis) {
    int count = 0;
    while (count < sorted.length && sorted[count] < atMillis) {
      count++;
    }
    return java.util.Arrays.copyOf(sorted, count);
  }

  private static int windows(long[] births, long width) {
    int windows = 0;
    long last = Long.MIN_VALUE;
    for (long birth : births) {
      if (windows == 0 || birth - last >= width) {
        windows++;
        last = birth;
      }
    }
    return windows;
  }

  /** Whether the later half of the time brought about as many as the earlier half. */
  private static boolean goesOn(long[] births, long untilMillis) {
    long middle = births[0] + (untilMillis - births[0]) / 2;
    int earlier = 0;
    while (earlier < births.length && births[earlier] < middle) {
      earlier++;
    }
    return births.length - earlier >= GrowthThreshold.GOES_ON.value * earlier;
  }
}
