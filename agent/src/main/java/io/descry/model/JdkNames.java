package io.descry.model;

/** The names of the classes that are the JDK's. */
public final class JdkNames {

  private JdkNames() {}

  /** Whether a class of this name, or a frame that begins with such a name, is the JDK's. */
  public static boolean isJdk(String name) {
    return name.startsWith("java.")
        || name.startsWith("javax.")
        || name.startsWith("jdk.")
        || name.startsWith("sun.")
        || name.startsWith("com.sun.");
  }
}
