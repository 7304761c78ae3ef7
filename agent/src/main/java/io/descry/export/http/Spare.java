package io.descry.export.http;

import java.io.Closeable;
import java.io.IOException;
import java.io.RandomAccessFile;
import org.jspecify.annotations.Nullable;

/**
 * One descriptor kept back for a connection that comes when the table is full. Any thread of the
 * application may take the number in the moment between giving it up and accepting: then it is
 * tried again later. One thread.
 */
final class Spare implements Closeable {

  private @Nullable RandomAccessFile held;

  boolean isHeld() {
    return held != null;
  }

  /** Takes a number if it has none; without one free, it is tried again at the next call. */
  void refill() {
    if (held == null) {
      try {
        held = new RandomAccessFile("/dev/null", "r");
      } catch (IOException e) {
        held = null;
      }
    }
  }

  /** Frees the number; false where there is none. */
  boolean release() throws IOException {
    RandomAccessFile file = held;
    held = null;
    if (file != null) {
      file.close();
    }
    return file != null;
  }

  @Override
  public void close() throws IOException {
    release();
  }
}
