package io.descry.export.file;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/**
 * The file of a recording and the one before it, {@code .1}. Both are bounded, so a recording can
 * stay on. The agent's thread only.
 */
public final class RecordingFile {

  /** Two files of this size hold about nine hours of an ordinary server. */
  private static final long MAX_BYTES = 16L << 20;

  private static final int FILES = 2;

  private final ReportFile file;
  private OutputStream out;
  private long written;

  private RecordingFile(ReportFile file) throws IOException {
    this.file = file;
    this.out = file.open();
  }

  /**
   * Opens the file for a new recording. What stands there from an earlier process becomes {@code
   * .1}.
   *
   * @param name {@code %p} in it is the PID
   * @throws IOException with a message for people
   */
  public static RecordingFile open(String name, long pid) throws IOException {
    RecordingFile opened = new RecordingFile(ReportFile.named(name, pid, "record"));
    if (opened.file.size() > 0) {
      opened.startAnew();
    }
    return opened;
  }

  /** Appends text, which a reader of the file sees at once. */
  public void write(String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    out.write(bytes);
    out.flush();
    written += bytes.length;
  }

  /** Whether the next recording wants a file of its own. */
  public boolean isFull() {
    return written >= MAX_BYTES;
  }

  /** Whether the file must not grow any more. */
  public boolean isOverfull() {
    return written >= 2 * MAX_BYTES;
  }

  /** Moves the file to {@code .1} and begins an empty one. */
  public void startAnew() throws IOException {
    OutputStream next = file.rotate(FILES);
    OutputStream old = out;
    out = next;
    written = 0;
    old.close();
  }

  /** Closes the file. Whatever fails, the lines are written. */
  public void close() {
    try {
      out.close();
    } catch (IOException e) {
      // Each line was flushed.
    }
  }
}
