package io.descry.export;

import static org.assertj.core.api.Assertions.assertThat;

import io.descry.export.log.application.ApplicationLogger;
import io.descry.export.log.application.ApplicationLogs;
import io.descry.export.log.application.ReflectedLogger;
import io.descry.export.log.application.UnsafeClassState;
import io.descry.export.log.sink.Level;
import io.descry.export.log.sink.LogEvent;
import java.lang.ref.WeakReference;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Loggers of the application that fail or go away. */
class ApplicationLogFailureTest {

  /** What the calls look for: the names and texts of SLF4J's logger. */
  public interface Logger {
    void warn(String message);
  }

  @TempDir Path folder;

  @Test
  void an_appender_that_throws_reaches_the_caller_with_its_own_exception() {
    Logger full =
        message -> {
          throw new IllegalStateException("disk full");
        };
    ReflectedLogger logger =
        new ReflectedLogger(Logger.class.getName(), full, getClass().getClassLoader(), null);

    Throwable thrown = thrownBy(logger);

    assertThat(thrown).isInstanceOf(IllegalStateException.class).hasMessage("disk full");
  }

  @Test
  void the_loader_of_the_logger_is_not_held() throws Exception {
    ApplicationLoader application = ApplicationLoader.logging("slf4j-1.7", folder);
    application.startSlf4j();
    FailureCounts failures = new FailureCounts();
    List<Class<?>> loaded = new ArrayList<>();
    loaded.add(application.load("org.slf4j.LoggerFactory"));
    ApplicationLogger logger =
        new ApplicationLogs(
                () -> loaded.toArray(new Class<?>[0]),
                UnsafeClassState.openOrBlind(failures),
                failures)
            .find(false);
    assertThat(logger).isNotNull();
    assertThat(logger.isGone()).isFalse();

    WeakReference<ClassLoader> weakly = new WeakReference<>(application);
    application.close();
    loaded.clear();
    application = null;

    collect(weakly);
    assertThat(logger.isGone()).isTrue();
  }

  private static void collect(WeakReference<?> reference) {
    long deadline = System.nanoTime() + 20_000_000_000L;
    while (reference.get() != null && System.nanoTime() < deadline) {
      System.gc();
    }
    assertThat(reference.get()).isNull();
  }

  private static Throwable thrownBy(ReflectedLogger logger) {
    try {
      logger.write(LogEvent.of(Level.WARN, "DSC-LEAK x"));
      return null;
    } catch (Throwable e) {
      return e;
    }
  }
}
