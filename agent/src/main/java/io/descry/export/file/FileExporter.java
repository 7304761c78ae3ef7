package io.descry.export.file;

import io.descry.export.Exporter;
import io.descry.export.Renderer;
import io.descry.report.Report;
import io.descry.report.Trigger;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Appends each report to a file, complete when {@link #export} returns. The file is open from the
 * start, so it can be written when no descriptor is left; it is rotated only when the next one
 * could be opened, and grows meanwhile. One thread at a time.
 */
public final class FileExporter implements Exporter {

  private final ReportFile file;
  private final long maxBytes;
  private final int count;
  private final Renderer renderer;
  private OutputStream out;

  private FileExporter(ReportFile file, long maxBytes, int count, Renderer renderer)
      throws IOException {
    this.file = file;
    this.maxBytes = maxBytes;
    this.count = count;
    this.renderer = renderer;
    this.out = file.open();
  }

  /**
   * Opens the file.
   *
   * @param name {@code %p} in it is the PID
   * @param count files in all, the current one included
   * @param renderer its text is one report; a line break is added where missing
   * @throws IOException with a message for people
   */
  public static FileExporter open(
      String name, long pid, long maxBytes, int count, Renderer renderer) throws IOException {
    return new FileExporter(ReportFile.named(name, pid, "file"), maxBytes, count, renderer);
  }

  @Override
  public String name() {
    return "file";
  }

  @Override
  public void export(Report report) throws IOException {
    byte[] text = bytes(report);
    // No attempt that is sure to fail: it would look like one more open of the application.
    IOException notRotated = report.trigger == Trigger.EMFILE ? null : prepare(text.length);
    out.write(text);
    out.flush();
    if (notRotated != null) {
      throw notRotated;
    }
  }

  @Override
  public void rehearse(Report report) throws IOException {
    bytes(report);
    file.size();
    file.rehearse();
  }

  @Override
  public void close() {
    try {
      out.close();
    } catch (IOException e) {
      // Each report was flushed.
    }
  }

  /** What stood in the way of the next file, after which this one goes on. */
  private @Nullable IOException prepare(int length) {
    try {
      if (!Files.exists(file.path)) {
        replace(file.open());
      } else if (file.size() > 0 && file.size() + length > maxBytes) {
        replace(file.rotate(count));
      }
      return null;
    } catch (IOException e) {
      return e;
    }
  }

  private void replace(OutputStream next) throws IOException {
    OutputStream old = out;
    out = next;
    old.close();
  }

  private byte[] bytes(Report report) {
    String text = renderer.render(report);
    return (text.endsWith("\n") ? text : text + '\n').getBytes(StandardCharsets.UTF_8);
  }

  /** Where the reports are now. */
  Path path() {
    return file.path;
  }
}
