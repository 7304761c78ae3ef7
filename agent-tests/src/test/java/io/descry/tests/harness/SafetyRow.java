package io.descry.tests.harness;

/** An argument of a test annotated with {@link Safety} that is a row of the table for itself. */
public interface SafetyRow {

  /** What is tried. */
  String tried();

  /** What comes of it where the test passes, on this JDK. */
  String result(int jdk);
}
