package io.descry.registry.site;

import io.descry.model.Artifact;
import io.descry.registry.site.Origin.Rank;
import java.net.URL;
import java.security.CodeSource;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.WeakHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Application, library or JDK, by the code source of the very class on the stack: exact where two
 * web applications have a class of the same name. A folder, the main jar, {@code BOOT-INF/classes}
 * and {@code WEB-INF/classes} are the application; every other jar is a library. The agent's thread
 * only; once a class.
 */
public final class Origins {

  /** The loader above the application's, on 9 and later and on 8. */
  private static final List<String> PLATFORM_LOADERS =
      Arrays.asList(
          "jdk.internal.loader.ClassLoaders$PlatformClassLoader",
          "sun.misc.Launcher$ExtClassLoader");

  private static final boolean ASKS_LOADERS =
      System.getProperty("java.specification.version", "1.8").startsWith("1.");

  private static final Origin JDK = new Origin(Rank.JDK, "the JDK's own loader", null);
  private static final Origin GENERATED = new Origin(Rank.LIBRARY, "no code source", null);

  private final Map<Class<?>, Origin> known = new WeakHashMap<>();
  private final Application application;
  private @Nullable String mainLocation;

  public Origins(Application application) {
    this.application = application;
  }

  Origin of(Class<?> type) {
    Origin origin = known.get(type);
    if (origin == null) {
      origin = decide(type);
      known.put(type, origin);
    }
    return origin;
  }

  /** By name alone, where the JVM did not give the class. */
  Origin of(StackTraceElement frame) {
    String className = frame.getClassName();
    if (isJdkName(className)) {
      return JDK;
    }
    boolean ours = application.names(className) || application.sharesMainPackage(className);
    return new Origin(ours ? Rank.APPLICATION : Rank.LIBRARY, "its name", null);
  }

  private Origin decide(Class<?> type) {
    String location = location(type);
    if (isJdkLoader(type.getClassLoader()) || (location == null && isJdkName(type.getName()))) {
      return JDK; // Also what it generates: accessors of reflection, proxies.
    }
    if (application.isNamed()) {
      boolean ours = application.names(type.getName());
      return new Origin(
          ours ? Rank.APPLICATION : Rank.LIBRARY, "option application", artifact(type));
    }
    return location == null ? GENERATED : byLocation(type, location);
  }

  private Origin byLocation(Class<?> type, String location) {
    if (location.startsWith("jrt:")) {
      return JDK;
    }
    if (isFolder(location) || location.contains("-INF/classes")) {
      return new Origin(Rank.APPLICATION, "folder " + location, null);
    }
    if (location.equals(mainLocation()) || application.isMainJar(location)) {
      boolean ours = application.sharesMainPackage(type.getName());
      return new Origin(
          ours ? Rank.APPLICATION : Rank.MAIN_JAR, "main jar " + location, artifact(type));
    }
    return new Origin(Rank.LIBRARY, "jar " + location, artifact(type));
  }

  /** Where the main class came from: looked for until it has loaded. */
  private @Nullable String mainLocation() {
    if (mainLocation == null) {
      Class<?> main = application.mainClass();
      mainLocation = main == null ? null : location(main);
    }
    return mainLocation;
  }

  private static boolean isFolder(String location) {
    return location.endsWith("/") && !location.endsWith("!/");
  }

  private static @Nullable Artifact artifact(Class<?> type) {
    String location = location(type);
    return location == null ? null : JarName.artifact(location, declared(type));
  }

  /**
   * The package with its manifest's titles. On 8 {@code ClassLoader.getPackage} belongs to the
   * application's loaders and their monitors: there only loaders of the JDK's are asked.
   */
  private static @Nullable Package declared(Class<?> type) {
    return ASKS_LOADERS && !areOfJdk(type.getClassLoader()) ? null : type.getPackage();
  }

  private static boolean areOfJdk(@Nullable ClassLoader lowest) {
    for (ClassLoader loader = lowest; loader != null; loader = loader.getParent()) {
      if (loader.getClass().getClassLoader() != null) {
        return false;
      }
    }
    return true;
  }

  private static @Nullable String location(Class<?> type) {
    CodeSource source = type.getProtectionDomain().getCodeSource();
    URL location = source == null ? null : source.getLocation();
    return location == null ? null : text(location);
  }

  /** As {@code URL.toString}, which calls the application's handler of a protocol of its own. */
  private static String text(URL location) {
    String authority = location.getAuthority();
    String host = authority == null || authority.isEmpty() ? "" : "//" + authority;
    return location.getProtocol() + ":" + host + location.getFile();
  }

  private static boolean isJdkName(String name) {
    return name.startsWith("java.")
        || name.startsWith("javax.")
        || name.startsWith("jdk.")
        || name.startsWith("sun.")
        || name.startsWith("com.sun.");
  }

  /** By its class: an application's own system class loader can have any parent. */
  private static boolean isJdkLoader(@Nullable ClassLoader loader) {
    return loader == null || PLATFORM_LOADERS.contains(loader.getClass().getName());
  }
}
