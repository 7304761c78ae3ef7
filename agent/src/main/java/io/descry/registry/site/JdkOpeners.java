package io.descry.registry.site;

/** Which JDK classes open files for themselves, and which for their caller. */
final class JdkOpeners {

  private static final String[] MACHINERY = {
    "jdk.internal.loader.",
    "jdk.internal.module.",
    "sun.misc.URLClassPath",
    "java.lang.ClassLoader",
    "java.util.ServiceLoader",
    "java.util.ResourceBundle",
    "sun.security.provider.",
  };

  private static final String[] FILE_API = {
    "java.io.",
    "java.nio.",
    "java.util.zip.",
    "java.util.jar.",
    "java.util.Scanner",
    "java.net.URL",
  };

  private JdkOpeners() {}

  /** Class loading, random numbers: what they open is the JVM's own. */
  static boolean isMachinery(String className) {
    return begins(className, MACHINERY);
  }

  /** What an application calls to open a file of its own. */
  static boolean isFileApi(String className) {
    return begins(className, FILE_API);
  }

  private static boolean begins(String className, String[] prefixes) {
    for (String prefix : prefixes) {
      if (className.startsWith(prefix)) {
        return true;
      }
    }
    return false;
  }
}
