package io.descry.cli.doctor;

import io.descry.cli.terminal.Paint;
import io.descry.export.text.SafeText;

/** One thing that was looked at before an attach, and what is to be said of it. Immutable. */
public final class DoctorRow {

  /** Whether it stands in the way. */
  enum State {
    OK("ok  "),
    NOTE("note"),
    FAIL("FAIL");

    final String word;

    State(String word) {
      this.word = word;
    }
  }

  final State state;
  final String text;

  private DoctorRow(State state, String text) {
    this.state = state;
    this.text = text;
  }

  static DoctorRow ok(String text) {
    return new DoctorRow(State.OK, text);
  }

  /** Worth knowing; no reason not to try. */
  static DoctorRow note(String text) {
    return new DoctorRow(State.NOTE, text);
  }

  static DoctorRow fail(String text) {
    return new DoctorRow(State.FAIL, text);
  }

  public String line(Paint paint) {
    String line = state.word + "  " + SafeText.line(text);
    switch (state) {
      case FAIL:
        return paint.bad(line);
      case NOTE:
        return paint.doubtful(line);
      case OK:
        return line;
    }
    throw new AssertionError(state);
  }
}
