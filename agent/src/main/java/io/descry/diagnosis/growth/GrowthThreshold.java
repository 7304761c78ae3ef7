package io.descry.diagnosis.growth;

import java.util.Locale;

/**
 * The thresholds of the growth test, each with its reason. The page of the decision prints this
 * table; times are in milliseconds.
 */
public enum GrowthThreshold {
  SLOWED(0.7, "least rise of a span's later half, by the earlier half: what fills slows down"),
  SLOWED_SINCE(0.75, "least rise of a span, by the span of the same length before"),
  PRESSING(0.15, "share of the limit that presses: the leak must be called before a fifth"),
  PRESSING_COUNT(2_000, "descriptors that press at any limit: few healthy sites hold more"),
  TIMES_THE_SPAN(6, "a site known for so many spans is over its start"),
  TIMES_OF_SAME_FILES(2, "the same for the same files, or one peer by few threads"),
  TIMES_THE_FALL(2, "a rise is more than so many times what the site came down from before"),
  AT_ONCE(32, "handles that few threads open to one peer: more than most pools open in seconds"),
  STEADY(96, "the same over ten-second windows, where the span before rose as fast"),
  KEPT_IN_SECONDS(0.05, "share of the limit that a pressing site rises by within seconds"),
  KEPT(0.1, "share of the limit that a site rises by within minutes or hours"),
  KEPT_IN_DAYS(0.04, "share of the limit that a site rises by in windows of six hours"),
  MOST_KEPT(128, "most that a pressing site has to rise by"),
  PRECEDENT_CLOSES(3, "closes at an age that make a precedent: one or two may be an accident"),
  PRECEDENT_SHARE(0.05, "and so many for each handle of the rise: a load closes more than a leak"),
  PRECEDENT_AGE(2, "younger than so many times the precedents' age is no older than they were"),
  REMEMBERED_CLOSE(0.2, "a close is remembered while so much of it has not faded: two weeks"),
  FADING_MILLIS(7 * 24 * 3_600_000.0, "remembered lifetimes halve in a week: loads have weekends"),
  OUTLIVED(4, "a handle so many times as old as any that was closed is odd"),
  LEAST_ODD(5, "fewer odd handles are no pattern"),
  BIRTH_WINDOWS(4, "odd handles are born in so many windows: one batch is no leak"),
  BIRTH_WINDOW_MILLIS(10 * 60_000.0, "least width of these windows: a start takes minutes"),
  GOES_ON(0.6, "least births of the later half of the time, by the earlier half"),
  FILLING_LEAST(3, "windows before a count that is not accused has a forecast: a start takes two"),
  FILLING_MOST(6, "windows in which a count that slows down was faster"),
  FILLING_STEPS(3, "steps that a window of the forecast has at least"),
  GAP_MILLIS(90_000, "no tick for so long: the agent's thread or the process stood still"),
  SURGE(0.05, "share of the limit that asks for a report at once when it is opened in seconds"),
  LEAST_SURGE(48, "a smaller rise is no surge at any limit"),
  MOST_SURGE(500, "a larger rise is a surge at any limit"),
  BETWEEN_SURGES_MILLIS(8_000, "eight one-second windows must be complete to judge a surge");

  final double value;
  private final String reason;

  GrowthThreshold(double value, String reason) {
    this.value = value;
    this.reason = reason;
  }

  /** All thresholds as rows of Markdown. */
  public static String table() {
    StringBuilder table = new StringBuilder("| threshold | value | reason |\n|---|---|---|\n");
    for (GrowthThreshold each : values()) {
      String name = each.name().toLowerCase(Locale.ROOT).replace('_', ' ');
      String number =
          each.value == Math.rint(each.value)
              ? String.format(Locale.ROOT, "%,d", (long) each.value)
              : Double.toString(each.value);
      table.append("| ").append(name).append(" | ").append(number).append(" | ");
      table.append(each.reason).append(" |\n");
    }
    return table.toString();
  }
}
