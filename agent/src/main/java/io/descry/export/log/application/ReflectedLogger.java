package io.descry.export.log.application;

import io.descry.export.log.sink.LogEvent;
import java.lang.ref.WeakReference;
import java.util.Locale;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * A logger of SLF4J or Log4j 2: both have {@code info(String)}, {@code warn(String)} and {@code
 * isWarnEnabled()}. Methods are looked up at each call, since one that is kept would hold the
 * application's class loader.
 */
public final class ReflectedLogger implements ApplicationLogger {

  private final String type;
  private final WeakReference<Object> logger;
  private final WeakReference<ClassLoader> loader;
  private final @Nullable BooleanSupplier running;

  /**
   * @param type the public interface to call through: the logger's class may not be public
   * @param running whether its logging still runs; must not hold the loader. Null: always
   */
  public ReflectedLogger(
      String type, Object logger, ClassLoader loader, @Nullable BooleanSupplier running) {
    this.type = type;
    this.logger = new WeakReference<>(logger);
    this.loader = new WeakReference<>(loader);
    this.running = running;
  }

  @Override
  public boolean isGone() {
    return logger.get() == null
        || loader.get() == null
        || (running != null && !running.getAsBoolean());
  }

  @Override
  public boolean isLoud() throws Throwable {
    return (Boolean) call("isWarnEnabled");
  }

  @Override
  public boolean isLastResort() {
    return false;
  }

  @Override
  public void write(LogEvent event) throws Throwable {
    call(event.level.name().toLowerCase(Locale.ROOT), disarmed(event.message));
  }

  /** Log4j before 2.15 evaluates this in messages, and ours hold paths and hosts from outside. */
  private static String disarmed(String message) {
    return message.replace("${", "$ {");
  }

  private Object call(String method, String... texts) throws Throwable {
    Object target = logger.get();
    if (target == null) {
      throw new IllegalStateException("the application's logger is gone");
    }
    ClassLoader owner = target.getClass().getClassLoader();
    return Reflective.call(Class.forName(type, false, owner), target, method, texts);
  }
}
