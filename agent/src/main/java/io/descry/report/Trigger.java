package io.descry.report;

/** The trigger of a report. */
public enum Trigger {
  INTERVAL("interval"),
  /** The first report after a start with the JVM. */
  START("start"),
  /** The first report after a dynamic attach. */
  ATTACH("attach"),
  /** An open failed for want of a descriptor, or no number was free at a tick. */
  EMFILE("emfile"),
  /** The count passed the configured share of the limit. */
  THRESHOLD("threshold"),
  EXIT("exit"),
  /** Someone asked: the command line, JMX, the page. */
  REQUEST("request");

  private final String text;

  Trigger(String text) {
    this.text = text;
  }

  /** The name in JSON. */
  @Override
  public String toString() {
    return text;
  }
}
