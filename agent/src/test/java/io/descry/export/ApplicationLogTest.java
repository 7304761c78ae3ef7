package io.descry.export;

import static org.assertj.core.api.Assertions.assertThat;

import io.descry.export.log.HourlyCap;
import io.descry.export.log.Log;
import io.descry.export.log.application.ApplicationLogs;
import io.descry.export.log.application.ApplicationSink;
import io.descry.export.log.application.ClassState;
import io.descry.export.log.application.UnsafeClassState;
import io.descry.export.log.sink.Level;
import io.descry.export.log.sink.LogEvent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code log=application} against real logging libraries in an application's loader. */
class ApplicationLogTest {

  private static final String SLF4J = "org.slf4j.LoggerFactory";
  private static final String LOG4J = "org.apache.logging.log4j.LogManager";

  @TempDir Path folder;

  private final List<Class<?>> loaded = new ArrayList<>();
  private final FailureCounts failures = new FailureCounts();
  private final HandClock clock = new HandClock();
  private final RecordingSink stderr = new RecordingSink();
  private final RecordingLending lending = new RecordingLending();
  private final ClassState state = UnsafeClassState.openOrBlind(failures);
  private final Log log =
      new Log(
          new ApplicationSink(
              new ApplicationLogs(() -> loaded.toArray(new Class<?>[0]), state, failures),
              stderr,
              lending,
              failures,
              clock),
          stderr,
          failures,
          new HourlyCap(Log.LINES_PER_HOUR, clock));

  @Test
  void lines_go_to_an_application_with_slf4j_1_7_and_logback() throws Exception {
    try (ApplicationLoader application = ApplicationLoader.logging("slf4j-1.7", folder)) {
      loaded.add(application.load(SLF4J));
      application.startSlf4j();

      saySomething();

      assertWritten();
    }
  }

  @Test
  void lines_go_to_an_application_with_slf4j_2_over_log4j() throws Exception {
    try (ApplicationLoader application = ApplicationLoader.logging("slf4j-2", folder)) {
      loaded.add(application.load(LOG4J));
      loaded.add(application.load(SLF4J));
      application.startSlf4j();

      saySomething();

      assertWritten();
      assertThat(contexts(application)).hasSize(1);
    }
  }

  @Test
  void lines_go_to_an_application_with_log4j_alone() throws Exception {
    try (ApplicationLoader application = ApplicationLoader.logging("log4j", folder)) {
      loaded.add(application.load(LOG4J));
      application.startLog4j();

      saySomething();

      assertWritten();
      assertThat(contexts(application)).hasSize(1);
    }
  }

  @Test
  void lines_go_to_java_util_logging_when_there_is_nothing_else() throws Exception {
    loaded.add(Logger.getLogger("com.acme").getClass());
    loaded.add(java.util.logging.LogManager.class);
    List<String> records = new ArrayList<>();
    Handler handler = new RecordingHandler(records);
    Logger application = Logger.getLogger("io.descry");
    application.setUseParentHandlers(false);
    application.addHandler(handler);

    saySomething();

    application.removeHandler(handler);
    assertThat(records)
        .containsExactly(
            "io.descry WARNING DSC-LEAK one\n  two", "io.descry INFO DSC-START {0} on");
    assertThat(stderr.accepted).isEmpty();
  }

  @Test
  void a_library_that_is_only_loaded_is_not_initialised_and_lines_wait_for_it() throws Exception {
    try (ApplicationLoader application = ApplicationLoader.logging("slf4j-1.7", folder)) {
      Class<?> factory = application.load(SLF4J);
      loaded.add(factory);

      saySomething();
      clock.pass(4, TimeUnit.SECONDS);
      log.tick();

      assertThat(state.isInitialized(factory)).isFalse();
      assertThat(stderr.accepted).isEmpty();

      application.startSlf4j();
      clock.pass(4, TimeUnit.SECONDS);
      log.tick();

      assertWritten();
    }
  }

  @Test
  void lines_wait_30_seconds_and_then_go_to_stderr() {
    saySomething();
    clock.pass(29, TimeUnit.SECONDS);
    log.tick();
    assertThat(stderr.accepted).isEmpty();

    clock.pass(1, TimeUnit.SECONDS);
    log.tick();

    assertThat(stderr.accepted)
        .containsExactly("WARN DSC-LEAK one\n  two", "INFO DSC-START {0} on");
  }

  @Test
  void a_log_that_starts_late_is_taken_then() throws Exception {
    clock.pass(31, TimeUnit.SECONDS);
    log.say(LogEvent.of(Level.INFO, "DSC-START early"));
    log.tick();
    try (ApplicationLoader application = ApplicationLoader.logging("slf4j-1.7", folder)) {
      loaded.add(application.load(SLF4J));
      application.startSlf4j();
      clock.pass(60, TimeUnit.SECONDS);

      stderr.accepted.clear();
      saySomething();

      assertWritten();
    }
  }

  @Test
  void nothing_waits_at_the_last_descriptor_or_the_end() {
    saySomething();

    log.flush();

    assertThat(stderr.accepted).hasSize(2);
  }

  @Test
  void the_last_event_of_a_jvm_goes_to_stderr_since_its_logging_may_be_closed() throws Exception {
    try (ApplicationLoader application = ApplicationLoader.logging("slf4j-1.7", folder)) {
      loaded.add(application.load(SLF4J));
      application.startSlf4j();

      log.sayAnyway(LogEvent.last(Level.INFO, "DSC-REPORT bye"));
      log.flush();

      assertThat(stderr.accepted).containsExactly("INFO DSC-REPORT bye");
    }
  }

  @Test
  void the_web_application_with_the_most_classes_is_taken() throws Exception {
    Path small = Files.createDirectory(folder.resolve("small"));
    try (ApplicationLoader one = ApplicationLoader.logging("slf4j-1.7", small);
        ApplicationLoader two = ApplicationLoader.logging("slf4j-1.7", folder)) {
      one.startSlf4j();
      two.startSlf4j();
      loaded.add(one.load(SLF4J));
      loaded.add(two.load(SLF4J));
      loaded.add(two.load("org.slf4j.Logger"));

      saySomething();

      assertWritten();
      assertThat(small.resolve("app.log")).isEmptyFile();
    }
  }

  @Test
  void after_log4j_was_shut_down_another_log_is_looked_for() throws Exception {
    try (ApplicationLoader application = ApplicationLoader.logging("log4j", folder)) {
      loaded.add(application.load(LOG4J));
      application.startLog4j();
      saySomething();
      stderr.accepted.clear();

      stopLog4j(application);
      clock.pass(31, TimeUnit.SECONDS);
      log.say(LogEvent.of(Level.INFO, "DSC-REPORT after"));
      log.tick();

      assertThat(stderr.accepted).containsExactly("INFO DSC-REPORT after");
    }
  }

  @Test
  void old_log4j_is_given_no_lookup_to_evaluate() throws Exception {
    try (ApplicationLoader application = ApplicationLoader.logging("log4j", folder)) {
      loaded.add(application.load(LOG4J));
      application.startLog4j();

      log.say(LogEvent.of(Level.WARN, "DSC-LEAK /tmp/${jndi:ldap://x/y}"));
      log.tick();

      assertThat(folder.resolve("app.log"))
          .hasContent("io.descry WARN DSC-LEAK /tmp/$ {jndi:ldap://x/y}");
    }
  }

  @Test
  void log4j_without_a_configuration_would_drop_warnings_so_they_go_to_stderr() throws Exception {
    try (ApplicationLoader application = ApplicationLoader.of("log4j", folder)) {
      loaded.add(application.load(LOG4J));
      application.startLog4j();
      clock.pass(31, TimeUnit.SECONDS);

      saySomething();

      assertThat(stderr.accepted).hasSize(2);
    }
  }

  private static void stopLog4j(ApplicationLoader application) throws Exception {
    for (Object context : contexts(application)) {
      context.getClass().getMethod("stop").invoke(context);
    }
  }

  private static List<?> contexts(ApplicationLoader application) throws Exception {
    Object factory = application.load(LOG4J).getMethod("getFactory").invoke(null);
    Object selector = factory.getClass().getMethod("getSelector").invoke(factory);
    return (List<?>) selector.getClass().getMethod("getLoggerContexts").invoke(selector);
  }

  private void saySomething() {
    log.say(LogEvent.of(Level.WARN, "DSC-LEAK one\n  two"));
    log.say(LogEvent.of(Level.INFO, "DSC-START {0} on"));
    log.tick();
  }

  private void assertWritten() {
    assertThat(folder.resolve("app.log"))
        .hasContent("io.descry WARN DSC-LEAK one\n  two\nio.descry INFO DSC-START {0} on");
    assertThat(stderr.accepted).isEmpty();
    assertThat(failures.snapshot()).isEmpty();
    assertThat(lending.entered).isPositive();
    assertThat(lending.inside).isZero();
  }

  private static final class RecordingHandler extends Handler {

    private final List<String> records;

    RecordingHandler(List<String> records) {
      this.records = records;
    }

    @Override
    public void publish(LogRecord r) {
      records.add(r.getLoggerName() + " " + r.getLevel() + " " + r.getMessage());
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }
}
