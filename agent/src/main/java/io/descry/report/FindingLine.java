package io.descry.report;

/** The line that a finding is about, and how it was found. */
public final class FindingLine {

  /** Who names the line. */
  public enum By {
    /** The application's first frame on the opening stack. */
    OPENING("opening"),
    /** The application's line that submitted the task. */
    SUBMITTER("submitter"),
    /** The first frame: no line of the application is known. */
    LIBRARY("library");

    private final String text;

    By(String text) {
      this.text = text;
    }

    /** The name in JSON. */
    @Override
    public String toString() {
      return text;
    }
  }

  /** Such as {@code com.acme.Conf.load(Conf.java:31)}. */
  public final String frame;

  public final By by;

  public FindingLine(String frame, By by) {
    this.frame = frame;
    this.by = by;
  }
}
