package io.descry.diagnosis.simulation;

import java.util.Random;

/** Chance, from a seed. */
final class Dice {

  private final Random random;

  Dice(long seed) {
    this.random = new Random(seed * 0x9E3779B97F4A7C15L);
    random.nextLong();
  }

  /** Evenly between these. */
  double between(double low, double high) {
    return low + random.nextDouble() * (high - low);
  }

  int between(int low, int high) {
    return low + random.nextInt(high - low + 1);
  }

  /** Small values as likely as large ones. */
  double spread(double low, double high) {
    return Math.exp(between(Math.log(low), Math.log(high)));
  }

  boolean happens(double probability) {
    return random.nextDouble() < probability;
  }

  /** How many events, where so many are expected. */
  int poisson(double expected) {
    if (expected <= 0) {
      return 0;
    }
    if (expected > 30) {
      return Math.max(0, (int) Math.round(expected + random.nextGaussian() * Math.sqrt(expected)));
    }
    int count = -1;
    for (double rest = Math.exp(-expected), product = 1; product >= rest; count++) {
      product *= random.nextDouble();
    }
    return count;
  }

  double exponential(double mean) {
    return -Math.log(1 - random.nextDouble()) * mean;
  }

  /** Mostly near the least, seldom very long. */
  double pareto(double least, double shape, double most) {
    return Math.min(most, least / Math.pow(1 - random.nextDouble(), 1 / shape));
  }

  double gaussian() {
    return random.nextGaussian();
  }
}
