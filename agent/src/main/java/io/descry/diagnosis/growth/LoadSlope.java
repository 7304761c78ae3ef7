package io.descry.diagnosis.growth;

import org.jspecify.annotations.Nullable;

/**
 * How many descriptors one more connection of a client costs: the slope of the whole count over the
 * accepted connections that are open, by least squares over the last quarter of an hour or so of
 * ticks. Known only where their number has varied and explains nine tenths of the count's variance.
 * One thread.
 */
final class LoadSlope {

  private static final double KEEP = 0.999;
  private static final double LEAST_SAMPLES = 8;
  private static final double LEAST_VARIANCE = 4;
  private static final double EXPLAINED = 0.9;

  private double n;
  private double sumX;
  private double sumY;
  private double sumXx;
  private double sumXy;
  private double sumYy;

  void add(long connections, long descriptors) {
    n = n * KEEP + 1;
    sumX = sumX * KEEP + connections;
    sumY = sumY * KEEP + descriptors;
    sumXx = sumXx * KEEP + (double) connections * connections;
    sumXy = sumXy * KEEP + (double) connections * descriptors;
    sumYy = sumYy * KEEP + (double) descriptors * descriptors;
  }

  /** Null where it cannot be told. */
  @Nullable Double perConnection() {
    double varianceX = sumXx / n - sumX / n * (sumX / n);
    double varianceY = sumYy / n - sumY / n * (sumY / n);
    double covariance = sumXy / n - sumX / n * (sumY / n);
    boolean enough = n >= LEAST_SAMPLES && varianceX >= LEAST_VARIANCE && varianceY > 0;
    boolean explains = enough && covariance * covariance >= EXPLAINED * varianceX * varianceY;
    return explains && covariance > 0 ? Double.valueOf(covariance / varianceX) : null;
  }
}
