package io.descry.export.log.application;

import io.descry.export.FailureCounts;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Looks for the application's own logging among the loaded classes: SLF4J, else Log4j 2, else
 * {@code java.util.logging}. Never initialises it. Of several web applications that have one each,
 * the one with the most classes is taken. The agent's thread.
 */
public final class ApplicationLogs {

  private static final List<LogFramework> BEST_FIRST =
      Collections.unmodifiableList(
          Arrays.asList(new Slf4jFramework(), new Log4jFramework(), new JulFramework()));

  private final Supplier<Class<?>[]> loadedClasses;
  private final ClassState state;
  private final FailureCounts failures;

  /**
   * @param loadedClasses {@code Instrumentation.getAllLoadedClasses}; the array is not kept
   */
  public ApplicationLogs(
      Supplier<Class<?>[]> loadedClasses, ClassState state, FailureCounts failures) {
    this.loadedClasses = loadedClasses;
    this.state = state;
    this.failures = failures;
  }

  /**
   * The best logger that the application has initialised, or null.
   *
   * @param late whether to take what there is: a logger that prints nothing (yet), and {@code
   *     java.util.logging} though a better one is loaded and may still start
   */
  public @Nullable ApplicationLogger find(boolean late) {
    Class<?>[] all = loadedClasses.get();
    for (LogFramework framework : BEST_FIRST) {
      for (Class<?> entry : entries(all, framework.className())) {
        ApplicationLogger logger = bound(framework, entry);
        if (logger != null && (late || isLoud(logger))) {
          return logger;
        }
        if (!late && (logger != null || isPending(framework, entry))) {
          return null;
        }
      }
    }
    return null;
  }

  private @Nullable ApplicationLogger bound(LogFramework framework, Class<?> entry) {
    try {
      return framework.bind(entry, state);
    } catch (Throwable e) {
      failures.count("log.application", e);
      return null;
    }
  }

  private boolean isLoud(ApplicationLogger logger) {
    try {
      return logger.isLoud();
    } catch (Throwable e) {
      failures.count("log.application", e);
      return false;
    }
  }

  private boolean isPending(LogFramework framework, Class<?> entry) {
    try {
      return framework.isPending(entry, state);
    } catch (Throwable e) {
      failures.count("log.application", e);
      return false;
    }
  }

  private List<Class<?>> entries(Class<?>[] all, String name) {
    List<Class<?>> found = new ArrayList<>();
    for (Class<?> type : all) {
      if (type.getName().equals(name) && !isAgents(type.getClassLoader())) {
        found.add(type);
      }
    }
    if (found.size() > 1) {
      Map<ClassLoader, Integer> sizes = sizes(all);
      found.sort(Comparator.comparing(type -> -sizes.getOrDefault(type.getClassLoader(), 0)));
    }
    return found;
  }

  /** Ours, or that of another Descry which did not leave yet. */
  private static boolean isAgents(@Nullable ClassLoader loader) {
    return loader != null
        && (loader == ApplicationLogs.class.getClassLoader()
            || loader.getClass().getName().equals("io.descry.agent.IsolatedLoader"));
  }

  private static Map<ClassLoader, Integer> sizes(Class<?>[] all) {
    Map<ClassLoader, Integer> sizes = new IdentityHashMap<>();
    for (Class<?> type : all) {
      ClassLoader loader = type.getClassLoader();
      if (loader != null) {
        sizes.merge(loader, 1, Integer::sum);
      }
    }
    return sizes;
  }
}
