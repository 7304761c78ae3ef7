package io.descry.kernel.proc;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Small files of {@code /proc} that are opened, read and closed at once. */
public final class ProcText {

  private static final int FIRST_BYTES = 4096;

  private ProcText() {}

  /** The text, of a long one the beginning; null if it cannot be read. */
  public static @Nullable String read(String path, int maxBytes) {
    KeptFile file = KeptFile.open(path);
    if (file == null) {
      return null;
    }
    try {
      return read(file, maxBytes);
    } catch (IOException e) {
      return null;
    } finally {
      file.close();
    }
  }

  private static String read(ByteSource source, int maxBytes) throws IOException {
    byte[] buffer = new byte[Math.min(FIRST_BYTES, maxBytes)];
    int length = 0;
    int count = source.read(buffer, 0, buffer.length);
    while (count > 0) {
      length += count;
      if (length == buffer.length) {
        buffer = Arrays.copyOf(buffer, Math.min(2 * length, maxBytes));
      }
      count = length == buffer.length ? 0 : source.read(buffer, length, buffer.length - length);
    }
    return new String(buffer, 0, length, StandardCharsets.UTF_8);
  }
}
