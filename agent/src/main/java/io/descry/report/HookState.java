package io.descry.report;

import org.jspecify.annotations.Nullable;

/** The state of one hook, with the reason where it is not in place. */
public final class HookState {

  /** The class and method hooked, such as {@code java.io.FileInputStream.open}. */
  public final String hook;

  public final State state;

  /** Null when on. */
  public final @Nullable String why;

  private HookState(String hook, State state, @Nullable String why) {
    this.hook = hook;
    this.state = state;
    this.why = why;
  }

  public static HookState on(String hook) {
    return new HookState(hook, State.ON, null);
  }

  /** This JVM has no such class or method, or no use for the hook. */
  public static HookState absent(String hook, String why) {
    return new HookState(hook, State.ABSENT, why);
  }

  /** It should be in place and is not: what it opens is not tracked. */
  public static HookState failed(String hook, String why) {
    return new HookState(hook, State.FAILED, why);
  }

  /** The three states. */
  public enum State {
    ON("on"),
    ABSENT("absent"),
    FAILED("failed");

    private final String text;

    State(String text) {
      this.text = text;
    }

    /** The name in JSON. */
    @Override
    public String toString() {
      return text;
    }
  }
}
