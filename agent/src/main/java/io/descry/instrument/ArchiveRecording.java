package io.descry.instrument;

/**
 * Whether this JVM writes an archive of its loaded classes at its end: a training run for an AOT
 * cache (25+), or a CDS archive where a diagnostic option lets agents in (17+). Classes that an
 * agent has changed cannot go there. Among them are some that the archive must have, such as {@code
 * java.lang.ClassNotFoundException}: JDK 25.0.3 then crashes as it writes ({@code
 * ArchiveBuilder::get_buffered_addr}), 27 writes no archive. So the agent stays off.
 */
final class ArchiveRecording {

  private ArchiveRecording() {}

  /** Needs {@code jdk.internal.misc} opened to the engine. */
  static void mustNotBe() throws ReflectiveOperationException {
    if (JavaVersion.feature() >= 17 && isOn()) {
      throw new IllegalStateException(
          "this JVM records an archive of its classes, which must be those of the JDK; start it"
              + " with the archive, and the agent is there");
    }
  }

  private static boolean isOn() throws ReflectiveOperationException {
    Class<?> archives = Class.forName("jdk.internal.misc.CDS", false, null);
    return (boolean) archives.getMethod("isDumpingArchive").invoke(null);
  }
}
