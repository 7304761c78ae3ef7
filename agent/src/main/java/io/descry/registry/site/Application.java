package io.descry.registry.site;

import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The rules that tell the application's classes by name: the option, and the main class. Immutable.
 */
public final class Application {

  private final List<String> prefixes;
  private final @Nullable String mainClass;
  private final @Nullable String mainJar;
  private final Supplier<Class<?>[]> loadedClasses;

  /**
   * @param loadedClasses asked once the main class must have loaded
   * @param prefixes of the option {@code application}
   * @param mainClass binary name, or null where it is not known
   * @param mainJar path of the jar given to {@code -jar}, or null
   */
  public Application(
      List<String> prefixes,
      @Nullable String mainClass,
      @Nullable String mainJar,
      Supplier<Class<?>[]> loadedClasses) {
    this.loadedClasses = loadedClasses;
    this.prefixes = prefixes;
    this.mainClass = mainClass;
    this.mainJar = mainJar;
  }

  boolean isNamed() {
    return !prefixes.isEmpty();
  }

  boolean names(String className) {
    for (String prefix : prefixes) {
      if (className.startsWith(prefix) && endsThere(prefix, className)) {
        return true;
      }
    }
    return false;
  }

  /** {@code com.acme} is not {@code com.acmelib}. */
  private static boolean endsThere(String prefix, String className) {
    return prefix.endsWith(".")
        || className.length() == prefix.length()
        || className.charAt(prefix.length()) == '.'
        || className.charAt(prefix.length()) == '$';
  }

  /** By the whole name of the file: {@code app.jar} is not {@code my-app.jar}. */
  boolean isMainJar(String path) {
    return mainJar != null && path.endsWith("/" + mainJar.substring(mainJar.lastIndexOf('/') + 1));
  }

  /** The main class, or null while it is not loaded. Walks all loaded classes. */
  @Nullable Class<?> mainClass() {
    for (Class<?> type : loadedClasses.get()) {
      if (type.getName().equals(mainClass)) {
        return type;
      }
    }
    return null;
  }

  /** Whether the class shares the main class's first two packages ({@code com.acme}). */
  boolean sharesMainPackage(String className) {
    return mainClass != null && organisation(className).equals(organisation(mainClass));
  }

  private static String organisation(String className) {
    int end = className.lastIndexOf('.');
    int first = className.indexOf('.');
    int second = first < 0 ? -1 : className.indexOf('.', first + 1);
    return className.substring(0, Math.max(0, second < 0 ? end : second));
  }
}
