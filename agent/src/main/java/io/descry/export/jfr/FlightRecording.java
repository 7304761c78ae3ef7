package io.descry.export.jfr;

import io.descry.report.Report;

/** Where a report is written as events of JDK Flight Recorder. One thread at a time. */
interface FlightRecording {

  /** Implemented where {@code jdk.jfr} can be compiled against; loaded only where it exists. */
  String IMPLEMENTATION = "io.descry.export.jfr.FlightRecorderEvents";

  /** Whether the application, or somebody with {@code jcmd}, has started the recorder. */
  boolean isOn();

  void write(Report report);

  /** Makes what {@link #write} would, and drops it. */
  void rehearse(Report report);

  /** Takes the event types out again, so that their loader can be collected. */
  void close();
}
