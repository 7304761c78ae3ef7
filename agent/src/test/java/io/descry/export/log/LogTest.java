package io.descry.export.log;

import static org.assertj.core.api.Assertions.assertThat;

import io.descry.export.FailureCounts;
import io.descry.export.HandClock;
import io.descry.export.RecordingSink;
import io.descry.export.log.application.AgentCode;
import io.descry.export.log.sink.Level;
import io.descry.export.log.sink.LogEvent;
import io.descry.export.log.sink.LogSink;
import io.descry.report.Failure;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class LogTest {

  private final RecordingSink sink = new RecordingSink();
  private final RecordingSink stderr = new RecordingSink();
  private final FailureCounts failures = new FailureCounts();
  private final HandClock clock = new HandClock();
  private final Log log = new Log(sink, stderr, failures, new HourlyCap(4, clock));

  @Test
  void what_cannot_be_written_yet_is_written_later_once_and_in_order() {
    sink.ready = false;
    say("DSC-A");
    say("DSC-B");
    log.tick();

    sink.ready = true;
    log.tick();
    log.tick();

    assertThat(sink.accepted).containsExactly("INFO DSC-A", "INFO DSC-B");
  }

  @Test
  void a_sink_that_throws_is_counted() {
    sink.broken = true;

    say("DSC-A");
    log.tick();

    Failure failure = failures.snapshot().get(0);
    assertThat(failure.where).isEqualTo("log");
    assertThat(failure.message).isEqualTo("java.lang.IllegalStateException: disk full");
    assertThat(failure.count).isEqualTo(1);
  }

  @Test
  void lines_above_the_cap_are_left_out_and_that_is_said() {
    say("DSC-REPORT\n 2\n 3\n 4\n 5");
    say("DSC-B");
    say("DSC-C");
    clock.pass(1, TimeUnit.HOURS);
    say("DSC-D");
    log.tick();

    assertThat(sink.accepted)
        .containsExactly(
            "INFO DSC-REPORT\n 2\n 3\n 4\n 5",
            "WARN DSC-LOG 4 lines in an hour, so further ones are left out for up to an hour, but"
                + " for reports that no descriptor is left or the JVM ends. The options `file` and"
                + " `jmx` still show every report; a longer `interval` makes fewer",
            "WARN DSC-LOG 2 log events were left out: over the cap for an hour",
            "INFO DSC-D");
  }

  @Test
  void while_an_appender_is_stuck_a_flush_sends_the_rest_to_stderr() throws Exception {
    CountDownLatch stuck = new CountDownLatch(1);
    CountDownLatch release = new CountDownLatch(1);
    Log stuckLog =
        new Log(new StuckSink(stuck, release), stderr, failures, new HourlyCap(9, clock));
    stuckLog.say(LogEvent.of(Level.INFO, "DSC-A"));
    Thread writer = new Thread(stuckLog::tick);
    writer.start();
    stuck.await();

    stuckLog.say(LogEvent.of(Level.WARN, "DSC-B"));
    stuckLog.flush();

    assertThat(stderr.accepted).containsExactly("WARN DSC-B");
    release.countDown();
    writer.join();
  }

  @Test
  void the_agents_own_lines_begin_with_their_code() {
    new AgentLog(log).warn(AgentCode.OPTIONS, "unknown option 'intervall': use 'interval'");
    log.tick();

    assertThat(sink.accepted)
        .containsExactly("WARN DSC-OPTIONS unknown option 'intervall': use 'interval'");
  }

  private void say(String message) {
    log.say(LogEvent.of(Level.INFO, message));
  }

  private record StuckSink(CountDownLatch stuck, CountDownLatch release) implements LogSink {

    @Override
    public boolean accept(LogEvent event) throws InterruptedException {
      stuck.countDown();
      release.await();
      return true;
    }

    @Override
    public void rehearse() {}
  }
}
