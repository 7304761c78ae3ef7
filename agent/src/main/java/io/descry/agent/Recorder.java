package io.descry.agent;

import io.descry.export.FailureCounts;
import io.descry.export.file.RecordingFile;
import io.descry.model.Ledger;
import io.descry.model.RegistrySnapshot;
import io.descry.recording.RecordingWriter;
import java.io.IOException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Writes what the diagnosis sees to the file of the option {@code record}. Counts are absolute, so
 * a tick may be left out where the lines grow too long. The agent's thread only.
 */
final class Recorder {

  /** On average; a report may take more at once. */
  private static final long BYTES_PER_TICK = 1_024;

  private static final long BURST_BYTES = 256 << 10;

  private final RecordingFile file;
  private final boolean hashed;
  private final FailureCounts failures;
  private RecordingWriter writer;
  private long beginNanos;
  private long written;
  private boolean failed;

  private Recorder(RecordingFile file, boolean hashed, FailureCounts failures) {
    this.file = file;
    this.hashed = hashed;
    this.failures = failures;
    this.writer = new RecordingWriter(hashed, Instant.now());
    this.beginNanos = System.nanoTime();
  }

  /** A recorder of this file, or null where none is wanted or the file cannot be written. */
  static @Nullable Recorder of(
      @Nullable String name, long pid, boolean hashed, FailureCounts failures) {
    try {
      return name == null ? null : new Recorder(RecordingFile.open(name, pid), hashed, failures);
    } catch (IOException | RuntimeException e) {
      failures.count("record", e);
      return null;
    }
  }

  void tick(RegistrySnapshot snapshot) {
    long after = afterMillis();
    if (written <= BURST_BYTES + after / 1_000 * BYTES_PER_TICK) {
      writer.tick(snapshot, after);
      flush();
    }
  }

  void report(Ledger ledger) {
    writer.report(ledger, afterMillis());
    flush();
    if (!failed && file.isFull()) {
      startAnew();
    }
  }

  void close() {
    file.close();
  }

  private long afterMillis() {
    return (System.nanoTime() - beginNanos) / 1_000_000;
  }

  private void flush() {
    String lines = writer.take();
    if (failed) {
      return;
    }
    try {
      file.write(lines);
      written += lines.length();
    } catch (IOException e) {
      failed(e);
    }
  }

  /** Where no descriptor is free, this file goes on until a later report. */
  private void startAnew() {
    try {
      file.startAnew();
      writer = new RecordingWriter(hashed, Instant.now());
      beginNanos = System.nanoTime();
      written = 0;
    } catch (IOException e) {
      failures.count("record", e);
      if (file.isOverfull()) {
        failed(e);
      }
    }
  }

  /** A full disk or a read-only one: the recording ends, the agent goes on and counts it. */
  private void failed(IOException failure) {
    failed = true;
    failures.count("record", failure);
    file.close();
  }
}
