package java.io;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * Open handles by kernel number. Descriptors are small dense integers, so this is an array in
 * chunks of 1,024: no hashing, no lock, and nothing of the application is called.
 */
public final class DescryTable {

  private static final int BITS = 10;
  private static final int CHUNK = 1 << BITS;
  private static final int CHUNKS = 1 << 14;

  private final AtomicReferenceArray<AtomicReferenceArray<DescryHandle>> chunks =
      new AtomicReferenceArray<>(CHUNKS);
  private final AtomicInteger highest = new AtomicInteger(-1);

  /** The handle at this number, or null. */
  public DescryHandle get(int number) {
    AtomicReferenceArray<DescryHandle> chunk = chunk(number);
    return chunk == null ? null : chunk.get(number & (CHUNK - 1));
  }

  /**
   * The lowest number from this one on that has a handle, or -1. Numbers are dense but for a few: a
   * chunk without any is passed over, so that one high number costs no walk of a million.
   */
  public int next(int from) {
    int end = size();
    for (int number = from; number < end; number++) {
      AtomicReferenceArray<DescryHandle> chunk = chunks.get(number >> BITS);
      if (chunk == null) {
        number |= CHUNK - 1; // The last of this chunk.
      } else if (chunk.get(number & (CHUNK - 1)) != null) {
        return number;
      }
    }
    return -1;
  }

  /** One more than the highest number that was ever put. */
  public int size() {
    return highest.get() + 1;
  }

  /** Hot. Puts the handle at this number and returns what stood there: a close that was missed. */
  DescryHandle put(int number, DescryHandle handle) {
    AtomicReferenceArray<DescryHandle> chunk = chunk(number);
    if (chunk == null) {
      chunk = grow(number);
    }
    DescryHandle before = chunk.get(number & (CHUNK - 1));
    chunk.lazySet(number & (CHUNK - 1), handle);
    if (number > highest.get()) {
      raise(number);
    }
    return before;
  }

  /**
   * Hot. Takes the handle away from this number, or returns null. One of two racing callers wins.
   */
  DescryHandle remove(int number) {
    AtomicReferenceArray<DescryHandle> chunk = chunk(number);
    if (chunk == null || chunk.get(number & (CHUNK - 1)) == null) {
      return null;
    }
    return chunk.getAndSet(number & (CHUNK - 1), null);
  }

  /** Takes this very handle away from this number; false if another stands there. */
  boolean remove(int number, DescryHandle handle) {
    AtomicReferenceArray<DescryHandle> chunk = chunk(number);
    return chunk != null && chunk.compareAndSet(number & (CHUNK - 1), handle, null);
  }

  private AtomicReferenceArray<DescryHandle> chunk(int number) {
    int index = number >> BITS;
    return index < 0 || index >= CHUNKS ? null : chunks.get(index);
  }

  private AtomicReferenceArray<DescryHandle> grow(int number) {
    int index = number >> BITS;
    chunks.compareAndSet(index, null, new AtomicReferenceArray<DescryHandle>(CHUNK));
    return chunks.get(index);
  }

  private void raise(int number) {
    int current = highest.get();
    while (number > current && !highest.compareAndSet(current, number)) {
      current = highest.get();
    }
  }
}
