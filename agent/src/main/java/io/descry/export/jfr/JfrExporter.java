package io.descry.export.jfr;

import io.descry.export.Exporter;
import io.descry.report.Report;
import org.jspecify.annotations.Nullable;

/**
 * Writes each report into the recordings of JDK Flight Recorder, where there is one: Java 11 and
 * later, and 8 from 8u262 on. Never starts the recorder: that would cost the application 100 ms and
 * more.
 */
public final class JfrExporter implements Exporter {

  private static final String RECORDER = "jdk.jfr.FlightRecorder";

  private final @Nullable FlightRecording recording;

  public JfrExporter() {
    this(find());
  }

  JfrExporter(@Nullable FlightRecording recording) {
    this.recording = recording;
  }

  /** Null where the JVM has no recorder, or a runtime image is without {@code jdk.jfr}. */
  private static @Nullable FlightRecording find() {
    try {
      Class.forName(RECORDER, false, null);
      return (FlightRecording)
          Class.forName(FlightRecording.IMPLEMENTATION).getDeclaredConstructor().newInstance();
    } catch (ReflectiveOperationException | LinkageError e) {
      return null;
    }
  }

  @Override
  public String name() {
    return "jfr";
  }

  @Override
  public void export(Report report) {
    if (recording != null && recording.isOn()) {
      recording.write(report);
    }
  }

  /** Where the recorder starts later its classes come from the JDK's image, which is open. */
  @Override
  public void rehearse(Report report) {
    if (recording != null && recording.isOn()) {
      recording.rehearse(report);
    }
  }

  @Override
  public void close() {
    if (recording != null) {
      recording.close();
    }
  }
}
