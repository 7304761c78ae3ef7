package io.descry.ledger;

import java.io.File;
import java.io.IOException;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Predicate;

/** The paths that the JVM and the JDK open for themselves. Immutable. */
public final class JvmTargets implements Predicate<String> {

  private final Set<String> classPath = new HashSet<>();
  private final String home;

  /** Of a JVM with this home folder and these paths, each separated like a class path. */
  public JvmTargets(String home, String... paths) {
    this.home = canonical(home) + "/";
    for (String path : paths) {
      for (String entry : path.split(File.pathSeparator)) {
        if (!entry.isEmpty()) {
          classPath.add(canonical(entry));
          classPath.add(new File(entry).getAbsolutePath());
        }
      }
    }
  }

  /** Of this JVM. */
  public static JvmTargets ofThisJvm() {
    return new JvmTargets(
        System.getProperty("java.home", "/"),
        System.getProperty("java.class.path", ""),
        System.getProperty("sun.boot.class.path", ""),
        System.getProperty("jdk.module.path", ""));
  }

  @Override
  public boolean test(String target) {
    return target.startsWith(home)
        || classPath.contains(target)
        || target.equals("/dev/random")
        || target.equals("/dev/urandom")
        || target.startsWith("/sys/fs/cgroup/")
        || target.contains("/hsperfdata_")
        || target.contains("/.java_pid");
  }

  private static String canonical(String path) {
    try {
      return new File(path).getCanonicalPath();
    } catch (IOException e) {
      return new File(path).getAbsolutePath();
    }
  }
}
