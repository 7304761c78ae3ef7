package io.descry.export.jmx;

import io.descry.export.log.application.ClassState;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The check whether the platform's MBean server may be asked for. The agent's thread. */
public interface PlatformServer {

  boolean exists() throws ReflectiveOperationException;

  /** For {@code jmx=true}: asking starts it, at 135 to 200 ms. */
  static PlatformServer started() {
    return () -> true;
  }

  /** For {@code jmx=auto}: only once the application has started it. */
  static PlatformServer ofTheApplication(
      Supplier<Class<?>[]> loadedClasses, ClassState state, LongSupplier nanoClock) {
    return new ApplicationsServer(loadedClasses, state, nanoClock);
  }

  /** Looks for {@code ManagementFactory} among the loaded classes, then at its static field. */
  final class ApplicationsServer implements PlatformServer {

    private static final String FACTORY = "java.lang.management.ManagementFactory";

    /** A look walks all loaded classes. */
    private static final long LOOK_NANOS = 10_000_000_000L;

    /** Most applications that start it do so within their first minute. */
    private static final int LOOKS_AT_FIRST = 6;

    private static final long LATER_LOOK_NANOS = 20_000_000_000L;

    private final Supplier<Class<?>[]> loadedClasses;
    private final ClassState state;
    private final LongSupplier nanoClock;
    private long lookedNanos;
    private int looks;
    private @Nullable Class<?> factory;

    ApplicationsServer(
        Supplier<Class<?>[]> loadedClasses, ClassState state, LongSupplier nanoClock) {
      this.loadedClasses = loadedClasses;
      this.state = state;
      this.nanoClock = nanoClock;
      this.lookedNanos = nanoClock.getAsLong() - LOOK_NANOS;
    }

    @Override
    public boolean exists() throws ReflectiveOperationException {
      if (factory == null && nanoClock.getAsLong() - lookedNanos >= pauseNanos()) {
        lookedNanos = nanoClock.getAsLong();
        looks++;
        factory = loadedFactory();
      }
      return factory != null
          && state.isInitialized(factory)
          && state.staticObject(factory, "platformMBeanServer") != null;
    }

    private long pauseNanos() {
      return looks < LOOKS_AT_FIRST ? LOOK_NANOS : LATER_LOOK_NANOS;
    }

    /** A class keeps its name once it was asked: only those of the JDK's own loader are. */
    private @Nullable Class<?> loadedFactory() {
      for (Class<?> type : loadedClasses.get()) {
        if (type.getClassLoader() == null && type.getName().equals(FACTORY)) {
          return type;
        }
      }
      return null;
    }
  }
}
