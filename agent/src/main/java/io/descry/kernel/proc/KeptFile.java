package io.descry.kernel.proc;

import java.io.Closeable;
import java.io.IOException;
import java.io.RandomAccessFile;
import org.jspecify.annotations.Nullable;

/**
 * A file of {@code /proc} that stays open: read again from its start it is made anew by the kernel,
 * and no descriptor is needed for it.
 *
 * <p>A {@code RandomAccessFile}, since a {@code FileChannel} closes for good when the reading
 * thread is interrupted.
 */
public final class KeptFile implements ByteSource, Closeable {

  private final RandomAccessFile file;

  private KeptFile(RandomAccessFile file) {
    this.file = file;
  }

  /** The file, opened; null if it cannot be, which is normal for what a kernel does not have. */
  public static @Nullable KeptFile open(String path) {
    try {
      return new KeptFile(new RandomAccessFile(path, "r"));
    } catch (IOException | SecurityException e) {
      return null;
    }
  }

  @Override
  public void rewind() throws IOException {
    file.seek(0);
  }

  @Override
  public int read(byte[] buffer, int from, int length) throws IOException {
    return file.read(buffer, from, length);
  }

  @Override
  public void close() {
    try {
      file.close();
    } catch (IOException e) {
      // Nothing was written: there is nothing to lose.
    }
  }
}
