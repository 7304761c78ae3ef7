package io.descry.diagnosis.simulation;

/** How busy a program is at a second of its life, around 1. */
interface Load {

  double DAY = 86_400;
  double HOUR = 3_600;

  double at(long second);

  static Load steady() {
    return second -> 1;
  }

  /** Slow waves of minutes to hours, as every real load has. */
  default Load uneven(Dice dice) {
    double[] period = {
      dice.spread(200, 1_000), dice.spread(1_000, 4_000), dice.spread(4_000, 9_000)
    };
    double[] phase = {dice.between(0, 6.0), dice.between(0, 6.0), dice.between(0, 6.0)};
    double depth = dice.between(0.02, 0.2);
    return second -> {
      double factor = 1;
      for (int i = 0; i < period.length; i++) {
        factor += depth * Math.sin(second * 2 * Math.PI / period[i] + phase[i]);
      }
      return at(second) * Math.max(0, factor);
    };
  }

  /** Low at 4 in the morning, high at 4 in the afternoon. */
  default Load byDay(double least) {
    return second ->
        at(second)
            * (least
                + (1 - least) * (0.5 - 0.5 * Math.cos((second / DAY - 1 / 6.0) * 2 * Math.PI)));
  }

  default Load quietAtWeekends(double least) {
    return second -> at(second) * ((long) (second / DAY) % 7 >= 5 ? least : 1);
  }

  /** From a low level to 1, evenly. */
  default Load rising(double from, double start, double seconds) {
    return second ->
        at(second) * (from + (1 - from) * Math.max(0, Math.min(1, (second - start) / seconds)));
  }

  /** From 1 to another level. */
  default Load shifting(double to, double start, double seconds) {
    return second ->
        at(second) * (1 + (to - 1) * Math.max(0, Math.min(1, (second - start) / seconds)));
  }

  /** Nothing during the outage, and a crowd after it. */
  default Load withOutage(double start, double seconds, double crowd, double crowdSeconds) {
    return second -> {
      double after = second - start - seconds;
      double factor = second < start || after > crowdSeconds ? 1 : after < 0 ? 0 : crowd;
      return at(second) * factor;
    };
  }
}
