package io.descry.diagnosis.simulation;

import java.util.List;
import java.util.function.LongFunction;
import java.util.stream.IntStream;

/**
 * Prints how growth is judged on one half of the lives, as Markdown. Arguments: {@code tune},
 * {@code held-out}, {@code tune-2}, {@code held-out-2}, {@code tune-3} or {@code held-out-3}, how
 * many healthy and how many leaking lives; {@code -v} for each wrong one.
 */
public final class GrowthSimulation {

  private GrowthSimulation() {}

  public static void main(String[] args) {
    Half half = Half.named(args[0]);
    List<HealthyLife> healthy = lives(half, Integer.parseInt(args[1]), HealthyLife::of);
    List<LeakyLife> leaky = lives(half, Integer.parseInt(args[2]), LeakyLife::of);
    System.out.println(Figures.ofGoals(healthy, leaky));
    System.out.println(Figures.ofHealthy(healthy) + Figures.ofLeaks(leaky));
    System.out.println(Figures.ofRecordings(half));
    if (args.length > 3) {
      healthy.forEach(
          life -> life.alarms().forEach(alarm -> System.out.println(life.seed() + " " + alarm)));
      leaky.stream().filter(life -> !life.isInTime()).forEach(System.out::println);
    }
  }

  static <T> List<T> lives(Half half, int count, LongFunction<T> life) {
    return IntStream.range(0, count).parallel().mapToObj(n -> life.apply(half.seed(n))).toList();
  }
}
