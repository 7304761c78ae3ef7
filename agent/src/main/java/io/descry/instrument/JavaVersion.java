package io.descry.instrument;

/** The feature number of the running JDK. */
public final class JavaVersion {

  private JavaVersion() {}

  /** 8 for {@code 1.8}, 17 for {@code 17}. */
  public static int feature() {
    String version = System.getProperty("java.specification.version", "8");
    return Integer.parseInt(version.startsWith("1.") ? version.substring(2) : version);
  }
}
