package io.descry.export.http;

import java.io.Closeable;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Descriptors kept back for connections that come when the table is full. Any thread of the
 * application may take the number in the moment between giving it up and accepting: then the second
 * one is tried. What both are lost to is the application's, until numbers are free again: the
 * kernel has no way to hand one over. One thread.
 */
final class ReservedDescriptor implements Closeable {

  private static final int KEPT = 2;

  private final Deque<RandomAccessFile> held = new ArrayDeque<>(KEPT);

  boolean isFull() {
    return held.size() == KEPT;
  }

  /** Takes the numbers it lacks; without one free, it is tried again at the next call. */
  void refill() {
    try {
      while (!isFull()) {
        held.add(new RandomAccessFile("/dev/null", "r"));
      }
    } catch (IOException e) {
      // None is free: what is held stays.
    }
  }

  /** Frees a number; false where there is none. */
  boolean release() throws IOException {
    RandomAccessFile file = held.poll();
    if (file != null) {
      file.close();
    }
    return file != null;
  }

  @Override
  public void close() throws IOException {
    while (release()) {
      // Until none is left.
    }
  }
}
