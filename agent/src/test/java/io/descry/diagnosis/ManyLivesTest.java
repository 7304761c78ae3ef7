package io.descry.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import io.descry.model.HandleKind;
import io.descry.model.Limits;
import io.descry.model.OpenHandle;
import io.descry.report.Verdict;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;

/** Growth over programs of every shape, at random. */
class ManyLivesTest {

  private static final String LINE = "com.acme.Conf.load(Conf.java:31)";

  /** 180 healthy and 150 leaking programs, judged every ten seconds. */
  @Test
  void of_330_lives_no_healthy_one_is_called_and_every_leak_is() {
    List<String> wrong = new ArrayList<>();

    for (int seed = 0; seed < 30; seed++) {
      for (Life life : Life.values()) {
        boolean called = isEverCalled(life, seed);
        if (called != life.leaks) {
          wrong.add(life + "#" + seed);
        }
      }
    }

    assertThat(wrong).as("lives judged wrongly").isEmpty();
  }

  private static boolean isEverCalled(Life life, int seed) {
    Timeline timeline = new Timeline();
    if (life.leaks) { // Of more there is no hurry.
      timeline.limits = new Limits(1_024, 1_024);
    }
    Timeline.Source site = timeline.source(HandleKind.SOCKET, LINE);
    Behaviour behaviour = life.behaviour.apply(site, new Random(seed));
    for (int second = 0; second < life.seconds; second++) {
      behaviour.second(second, timeline.now);
      timeline.tick();
      if (second % 10 == 9 && timeline.verdict(site) == Verdict.GROWING) {
        return true;
      }
    }
    return false;
  }

  /** What a site does in a second. */
  private interface Behaviour {
    void second(int second, long now);
  }

  /** One that holds its handle until its end, in seconds. */
  private record Request(int end, OpenHandle handle) {}

  /** Ways of a program to open and close, and whether it leaks. */
  private enum Life {
    WARM_UP(
        false, 300, (site, random) -> ramp(site, 30 + random.nextInt(300), 1 + random.nextInt(5))),
    POOL(false, 900, (site, random) -> ramp(site, 10, 10 + random.nextInt(600))),
    CACHE(
        false,
        900,
        (site, random) -> fill(site, random, 50 + random.nextInt(200), 2 + random.nextInt(4))),
    BURST(
        false,
        600,
        (site, random) -> bursts(site, 50 + random.nextInt(200), 60 + random.nextInt(60))),
    LOAD(false, 7_200, (site, random) -> load(site, random, 3, 5, 0)),
    LONG_POLLS(false, 3_600, (site, random) -> longPolls(site, random)),
    STEADY_LEAK(true, 300, (site, random) -> (second, now) -> site.open(1 + random.nextInt(5))),
    SLOW_LEAK(
        true,
        10_800,
        (site, random) -> (second, now) -> site.open(random.nextInt(40) == 0 ? 1 : 0)),
    LEAK_IN_LOAD(true, 7_200, (site, random) -> load(site, random, 1, 3, 20)),
    LEAK_ON_ERROR(
        true,
        3_600,
        (site, random) ->
            (second, now) -> {
              site.openAndClose(50);
              site.open(random.nextInt(10) == 0 ? 1 : 0);
            }),
    FAST_LEAK(true, 60, (site, random) -> (second, now) -> site.open(80 + random.nextInt(40)));

    final boolean leaks;
    final int seconds;
    final BiFunction<Timeline.Source, Random, Behaviour> behaviour;

    Life(boolean leaks, int seconds, BiFunction<Timeline.Source, Random, Behaviour> behaviour) {
      this.leaks = leaks;
      this.seconds = seconds;
      this.behaviour = behaviour;
    }

    private static Behaviour ramp(Timeline.Source site, int bound, int seconds) {
      return (second, now) ->
          site.open(
              second < seconds ? bound * (second + 1) / seconds - bound * second / seconds : 0);
    }

    /** Each second some keys are asked for; those not there are opened. */
    private static Behaviour fill(Timeline.Source site, Random random, int keys, int share) {
      boolean[] there = new boolean[keys];
      return (second, now) -> {
        for (int i = 0; i < keys / (share * 2); i++) {
          int key = random.nextInt(keys);
          if (!there[key]) {
            site.openTo("/data/segment-" + key);
          }
          there[key] = true;
        }
      };
    }

    private static Behaviour bursts(Timeline.Source site, int size, int period) {
      return (second, now) -> {
        if (second % period == 0) {
          site.open(size);
        } else if (second % period == period / 2) {
          site.close(size);
        }
      };
    }

    /** Many short requests, and every five seconds one that lasts minutes. */
    private static Behaviour longPolls(Timeline.Source site, Random random) {
      PriorityQueue<Request> running = new PriorityQueue<>(Comparator.comparing(Request::end));
      return (second, now) -> {
        site.openAndClose(60);
        while (!running.isEmpty() && running.peek().end <= second) {
          site.close(running.poll().handle);
        }
        if (second % 5 == 0) {
          site.open(1);
          running.add(new Request(second + 60 + random.nextInt(180), site.latest()));
        }
      };
    }

    /** Requests of some minutes at most, more by day than by night; one of {@code leak} stays. */
    private static Behaviour load(
        Timeline.Source site, Random random, int perSecond, int mostSeconds, int leak) {
      PriorityQueue<Request> running = new PriorityQueue<>(Comparator.comparing(Request::end));
      return (second, now) -> {
        while (!running.isEmpty() && running.peek().end <= second) {
          site.close(running.poll().handle);
        }
        double day = 1 - Math.cos(second * 2 * Math.PI / 7_200);
        int opens = (int) Math.round(perSecond * day * random.nextDouble() * 2);
        for (int i = 0; i < opens; i++) {
          site.open(1);
          if (leak == 0 || random.nextInt(leak) != 0) {
            running.add(new Request(second + 1 + random.nextInt(mostSeconds * 10), site.latest()));
          }
        }
      };
    }
  }
}
