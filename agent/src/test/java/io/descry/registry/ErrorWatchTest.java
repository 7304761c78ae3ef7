package io.descry.registry;

import static org.assertj.core.api.Assertions.assertThat;

import io.descry.boot.HookedState;
import io.descry.model.Aftermath;
import java.io.DescryError;
import java.io.DescryErrors;
import java.io.DescryHooks;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The hooks are called by hand: the JDK under these tests is not woven. */
class ErrorWatchTest {

  private final HookedState hooked = HookedState.withoutStacks();
  private Class<?>[] loaded = {};
  private final ErrorWatch watch = new ErrorWatch(hooked.state, () -> loaded);

  @AfterEach
  void leave() {
    hooked.close();
  }

  @Test
  void errors_about_classes_are_nothing_before_descriptors_ran_out() {
    fail("com/acme/A", "Could not initialize class com.acme.B", "com.acme.C");

    assertThat(watch.aftermath().classes).isEmpty();
    assertThat(hooked.state.errors.poll()).isNull();
  }

  @Test
  void errors_about_classes_are_put_down_to_the_want_of_descriptors_just_before() {
    hooked.state.openFailed(DescryErrors.EMFILE);

    fail("com/acme/A", "Could not initialize class com.acme.B", "com.acme.C");

    assertThat(watch.aftermath().classes)
        .extracting(Object::toString)
        .containsExactly(
            "com.acme.A NOT_LOADED 1", "com.acme.B NOT_INITIALISED 1", "com.acme.C NOT_FOUND 1");
  }

  @Test
  void later_only_initialisers_are_and_classes_known_already() {
    hooked.state.openFailed(DescryErrors.EMFILE);
    fail("com/acme/A", "Could not initialize class com.acme.B", "com.acme.C");
    watch.take();
    hooked.state.clockMillis += 2_000;

    fail("com/acme/A", "Could not initialize class com.acme.D", "com.acme.E");

    assertThat(watch.aftermath().classes)
        .extracting(Object::toString)
        .containsExactly(
            "com.acme.A NOT_LOADED 2",
            "com.acme.B NOT_INITIALISED 1",
            "com.acme.C NOT_FOUND 1",
            "com.acme.D NOT_INITIALISED 1");
  }

  @Test
  void a_class_that_another_loader_found_is_not_lost() {
    hooked.state.openFailed(DescryErrors.EMFILE);
    DescryHooks.noClass(DescryError.NOT_FOUND, ErrorWatch.class.getName(), null);

    loaded = new Class<?>[] {String.class, ErrorWatch.class};

    assertThat(watch.aftermath().classes).isEmpty();
  }

  @Test
  void an_initialiser_is_named_by_its_frame() {
    hooked.state.openFailed(DescryErrors.EMFILE);
    UncheckedIOException thrown = new UncheckedIOException(new IOException("why"));
    thrown.setStackTrace(
        new StackTraceElement[] {
          new StackTraceElement("com.acme.Tls", "read", null, 1),
          new StackTraceElement("com.acme.Tls", "<clinit>", null, 2),
          new StackTraceElement("com.acme.Main", "<clinit>", null, 3)
        });

    DescryHooks.noClass(DescryError.INITIALISER, null, thrown);

    assertThat(watch.aftermath().classes)
        .extracting(Object::toString)
        .containsExactly("com.acme.Tls NOT_INITIALISED 1");
  }

  @Test
  void an_exception_of_the_applications_is_not_asked() {
    hooked.state.openFailed(DescryErrors.EMFILE);

    DescryHooks.noClass(
        DescryError.INITIALISER,
        null,
        new IllegalStateException() {
          @Override
          public StackTraceElement[] getStackTrace() {
            throw new AssertionError("asked");
          }
        });

    assertThat(watch.aftermath().classes).isEmpty();
  }

  @Test
  void unknown_hosts_count_where_the_next_tick_finds_descriptors_scarce() {
    DescryHooks.unknownHost("gone.example");
    watch.tick(false);
    DescryHooks.unknownHost("api.example: System error");
    DescryHooks.unknownHost("db.example: System error");

    watch.tick(true);

    Aftermath after = watch.aftermath();
    assertThat(after.unknownHosts).isEqualTo(2);
    assertThat(after.lastUnknownHost).isEqualTo("db.example: System error");
    assertThat(after.ranOutAtMillis).isNull();
  }

  @Test
  void only_so_many_classes_and_errors_are_kept() {
    hooked.state.openFailed(DescryErrors.EMFILE);
    for (int i = 0; i < 1_000; i++) {
      DescryHooks.noClass(DescryError.NO_CLASS, "com/acme/" + "A".repeat(300) + i, null);
    }
    int taken = 0;
    while (hooked.state.errors.poll() != null) {
      taken++;
    }
    for (int i = 0; i < 100; i++) {
      DescryHooks.noClass(DescryError.NO_CLASS, "com/acme/A" + i, null);
    }

    assertThat(taken).isEqualTo(256);
    assertThat(watch.aftermath().classes).hasSize(ErrorWatch.MOST_CLASSES);
  }

  @Test
  void a_want_in_the_whole_system_is_not_one_of_this_process() {
    hooked.state.openFailed(DescryErrors.ENFILE);
    DescryHooks.failed(DescryErrors.ENFILE);

    assertThat(watch.aftermath().systemExhaustions).isEqualTo(2);
    assertThat(watch.aftermath().ranOutAtMillis).isNull();
  }

  private static void fail(String notLoaded, String notInitialised, String notFound) {
    DescryHooks.noClass(DescryError.NO_CLASS, notLoaded, null);
    DescryHooks.noClass(DescryError.NO_CLASS, notInitialised, null);
    DescryHooks.noClass(DescryError.NOT_FOUND, notFound, null);
  }
}
