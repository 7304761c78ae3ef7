package io.descry.export.log.application;

import java.lang.ref.WeakReference;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Log4j 2 with its own core. The logger comes from a context that the application started: {@code
 * LogManager.getLogger} picks the context by the caller's class loader and would start another one
 * for ours, which opens the application's log files a second time.
 */
final class Log4jFramework implements LogFramework {

  private static final String CORE = "org.apache.logging.log4j.core.";

  @Override
  public String className() {
    return "org.apache.logging.log4j.LogManager";
  }

  @Override
  public boolean isPending(Class<?> entry, ClassState state) throws Throwable {
    return !state.isInitialized(entry) || (isCore(factory(entry)) && contexts(entry).isEmpty());
  }

  @Override
  public @Nullable ApplicationLogger bind(Class<?> entry, ClassState state) throws Throwable {
    if (!state.isInitialized(entry) || !isCore(factory(entry))) {
      return null;
    }
    for (Object context : contexts(entry)) {
      if (isStarted(context) && isConfigured(context)) {
        return logger(context, entry.getClassLoader());
      }
    }
    return null;
  }

  private static Object factory(Class<?> entry) throws Throwable {
    return Reflective.call(entry, null, "getFactory");
  }

  /** The bridges to SLF4J and java.util.logging, and the API alone, have other factories. */
  private static boolean isCore(Object factory) {
    return factory.getClass().getName().startsWith(CORE);
  }

  private static List<?> contexts(Class<?> entry) throws Throwable {
    Object factory = factory(entry);
    Object selector = Reflective.call(factory.getClass(), factory, "getSelector");
    ClassLoader loader = factory.getClass().getClassLoader();
    Class<?> type = Class.forName(CORE + "selector.ContextSelector", false, loader);
    return (List<?>) Reflective.call(type, selector, "getLoggerContexts");
  }

  /** Without a configuration of the application, Log4j drops all but errors. */
  private static boolean isConfigured(Object context) throws Throwable {
    Object configuration = Reflective.call(context.getClass(), context, "getConfiguration");
    return !configuration.getClass().getName().equals(CORE + "config.DefaultConfiguration");
  }

  private static ApplicationLogger logger(Object context, ClassLoader loader) throws Throwable {
    Object logger = Reflective.call(context.getClass(), context, "getLogger", "io.descry");
    WeakReference<Object> weakly = new WeakReference<>(context);
    return new ReflectedLogger(
        "org.apache.logging.log4j.Logger", logger, loader, () -> isStarted(weakly.get()));
  }

  private static boolean isStarted(@Nullable Object context) {
    try {
      return context != null && (Boolean) Reflective.call(context.getClass(), context, "isStarted");
    } catch (Throwable e) {
      return false;
    }
  }
}
