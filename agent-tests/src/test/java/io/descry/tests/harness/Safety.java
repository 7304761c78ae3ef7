package io.descry.tests.harness;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Makes a test, or all tests of a class, a row of the safety table that {@code agent-tests/safety}
 * prints: what is tried, in the words of the table. Tests of the same words are one row. The
 * nearest annotation counts; a {@link SafetyRow} among a test's arguments stands before it.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
@Tag("safety")
@ExtendWith(SafetyRecorder.class)
public @interface Safety {

  /** What is tried. */
  String value();

  /** What comes of it where the test passes. */
  String result() default "works";
}
