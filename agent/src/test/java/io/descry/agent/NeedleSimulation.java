package io.descry.agent;

import java.util.Arrays;

/**
 * Prints how long it takes to find a leak of one a minute inside 50,000 healthy opens a second.
 * Arguments: {@code same} or {@code different} files, the cores that the program keeps busy, the
 * first seed, how many.
 */
public final class NeedleSimulation {

  private static final int MOST_MINUTES = 3 * 24 * 60;

  private NeedleSimulation() {}

  public static void main(String[] arguments) {
    boolean sameFile = arguments[0].equals("same");
    double cores = Double.parseDouble(arguments[1]);
    int[] minutes = new int[Integer.parseInt(arguments[3])];
    for (int i = 0; i < minutes.length; i++) {
      try (Needle needle = new Needle(Integer.parseInt(arguments[2]) + i, sameFile, cores)) {
        minutes[i] = needle.minutesToFind(MOST_MINUTES);
        System.out.printf("%d min, %.3f sampled%n", minutes[i], needle.sampled());
      }
    }
    int missed = (int) Arrays.stream(minutes).filter(found -> found < 0).count();
    Arrays.sort(minutes);
    System.out.printf(
        "%s files, %.1f cores, %d seeds: median %d min, worst %d min, %d not found in 3 days%n",
        arguments[0],
        cores,
        minutes.length,
        minutes[minutes.length / 2],
        minutes[minutes.length - 1],
        missed);
  }
}
