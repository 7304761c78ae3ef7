package io.descry.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import io.descry.model.HandleKind;
import io.descry.model.Limits;
import io.descry.model.OpenHandle;
import io.descry.report.Trigger;
import io.descry.report.Verdict;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GrowthTest {

  private static final String LINE = "com.acme.Conf.load(Conf.java:31)";

  private final Timeline timeline = new Timeline();
  private final Timeline.Source site = timeline.file(LINE);

  /** Leaks so many handles every so many milliseconds, found within so many seconds. */
  @ParameterizedTest
  @CsvSource({
    "100, 1000, 10",
    "10, 1000, 10",
    "3, 1000, 10",
    "1, 1000, 20",
    "1, 60000, 1500",
    "1, 3600000, 64800",
    "1, 86400000, 777600"
  })
  void a_steady_leak_is_called_growing(int handles, long everyMillis, long withinSeconds) {
    long step = Math.min(everyMillis, 60_000);
    long leaked = 0;
    Verdict verdict = Verdict.NONE;

    for (long at = step; at <= withinSeconds * 1_000; at += step) {
      for (; leaked < at / everyMillis; leaked++) {
        site.open(handles);
      }
      timeline.tick(step);
    }
    verdict = timeline.verdict(site);

    assertThat(verdict).isEqualTo(Verdict.GROWING);
  }

  @Test
  void a_leak_beside_held_files_and_busy_sites_is_the_only_one_called() {
    Timeline.Source held = timeline.file("com.acme.Company.hold(Company.java:20)").open(40);
    Timeline.Source busy = timeline.file("com.acme.Company.work(Company.java:30)");

    for (int second = 0; second < 10; second++) {
      site.open(10);
      busy.openAndClose(600);
      timeline.tick();
    }

    assertThat(timeline.leaks())
        .singleElement()
        .satisfies(leak -> assertThat(leak.title).contains(LINE).contains("+600/min"));
    assertThat(timeline.verdict(held)).isEqualTo(Verdict.NONE);
    assertThat(timeline.verdict(busy)).isEqualTo(Verdict.NONE);
  }

  @Test
  void a_slow_leak_under_a_heavy_load_is_found_by_its_floor() {
    Random random = new Random(7);
    timeline.limits = new Limits(1_024, 1_024);

    for (int second = 0; second < 130 * 60; second++) {
      site.openAndClose(60);
      site.open(second % 60 == 0 ? 1 : 0);
      int load = random.nextInt(30);
      site.open(load);
      timeline.tick();
      site.closeLatest(load);
    }

    assertThat(timeline.verdict(site)).isEqualTo(Verdict.GROWING);
  }

  @Test
  void files_opened_at_start_and_held_are_expected() {
    site.open(40);

    for (int second = 0; second < 3_600; second++) {
      timeline.tick();
    }

    assertThat(Timeline.row(timeline.report(), site).reason)
        .isEqualTo(
            "40 open, no more and no fewer for 59 min: opened and kept, as a log, a lock or a cache"
                + " is");
  }

  @Test
  void growth_stands_while_the_load_pauses_and_is_cleared_once_it_stood_still_for_long() {
    leakForTenSeconds();

    pause(5 * 60);
    Verdict afterFiveMinutes = timeline.verdict(site);
    pause(6 * 60);
    Verdict afterEleven = timeline.verdict(site);

    assertThat(afterFiveMinutes).isEqualTo(Verdict.GROWING);
    assertThat(afterEleven).isEqualTo(Verdict.EXPECTED);
  }

  @Test
  void a_finding_is_withdrawn_with_its_reason_when_the_handles_are_closed_after_all() {
    leakForTenSeconds();

    site.close(100);
    timeline.tick();

    assertThat(timeline.report().withdrawn)
        .singleElement()
        .satisfies(
            gone -> {
              assertThat(gone.rule).isEqualTo("unclosed-file");
              assertThat(gone.reason).isEqualTo("none open: all 100 opened were closed");
            });
  }

  @Test
  void the_log_still_hears_what_a_report_on_request_told_somebody_else() {
    leakForTenSeconds();
    site.close(100);
    timeline.tick();

    assertThat(timeline.report(Trigger.REQUEST).withdrawn).hasSize(1);
    assertThat(timeline.report(Trigger.REQUEST).withdrawn).hasSize(1);
    assertThat(timeline.report().withdrawn).hasSize(1);
    assertThat(timeline.report().withdrawn).isEmpty();
  }

  @Test
  void connections_that_clients_make_are_not_called_within_seconds() {
    Timeline.Source accepted =
        timeline.source(HandleKind.SOCKET, LINE, "java.net.ServerSocket.implAccept");

    for (int second = 0; second < 15; second++) {
      accepted.open(10);
      timeline.tick();
    }

    assertThat(timeline.verdict(accepted)).isEqualTo(Verdict.NONE);
  }

  @Test
  void a_history_forgets_sites_that_hold_nothing() {
    site.open(3);
    timeline.tick();
    site.close(3);

    pause(11 * 60);

    assertThat(timeline.diagnostician.remembered()).isZero();
  }

  private void leakForTenSeconds() {
    for (int second = 0; second < 10; second++) {
      site.open(10);
      timeline.tick();
    }
    assertThat(timeline.verdict(site)).isEqualTo(Verdict.GROWING);
  }

  private void pause(int seconds) {
    for (int second = 0; second < seconds; second++) {
      timeline.tick();
    }
  }

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
