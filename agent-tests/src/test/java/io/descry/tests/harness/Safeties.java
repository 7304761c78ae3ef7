package io.descry.tests.harness;

import java.util.stream.Stream;

/** How much of the safety table is run: a little in each build, all of it by its command. */
public final class Safeties {

  private Safeties() {}

  /** Whether the long and rare cases are wanted ({@code -Ddescry.safety=full}). */
  public static boolean full() {
    return System.getProperty("descry.safety", "").equals("full");
  }

  /** All JDKs found, or the few of a build. */
  public static Stream<Jdk> jdks() {
    return full() ? Jdks.all() : Jdks.some();
  }
}
