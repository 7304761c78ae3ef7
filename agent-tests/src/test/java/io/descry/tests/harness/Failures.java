package io.descry.tests.harness;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;

/** What went wrong in the cases of one child, so that the first does not hide the others. */
public final class Failures {

  private final List<String> failures = new ArrayList<>();

  /** A check that may throw anything; the text says which case it is. */
  public void check(String what, Check check) {
    try {
      check.run();
    } catch (Exception | AssertionError e) {
      failures.add(what + ": " + (e instanceof AssertionError ? e.getMessage() : e.toString()));
    }
  }

  /** Fails if anything failed, and says all of it. */
  public void assertNone() {
    assertThat(String.join("\n\n", failures)).isEmpty();
  }

  /** Asserts by throwing. */
  public interface Check {
    void run() throws Exception;
  }
}
