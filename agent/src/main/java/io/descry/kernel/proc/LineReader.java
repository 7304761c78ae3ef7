package io.descry.kernel.proc;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Cuts texts of any length into lines in one small buffer, allocating nothing on the way. One
 * thread at a time.
 */
public final class LineReader {

  /** The kernel hands out at most one page at a read; the rest is room for the line begun. */
  private static final int BUFFER_BYTES = 16 * 1024;

  /** Up to this size the JDK reads through a buffer on the stack, beyond it by malloc. */
  private static final int READ_BYTES = 8 * 1024;

  private static final long MAX_NANOS = TimeUnit.SECONDS.toNanos(5);

  private final byte[] buffer = new byte[BUFFER_BYTES];
  private final LongSupplier nanoClock;
  private int begin;
  private int end;

  /** Whether the rest of the present line is passed over, since it is longer than the buffer. */
  private boolean skipping;

  private int skippedLines;

  public LineReader(LongSupplier nanoClock) {
    this.nanoClock = nanoClock;
  }

  /** Reads a source that is short by its nature from its start to its end. */
  public ReadResult read(ByteSource source, LineSink sink) {
    return read(source, sink, nanoClock.getAsLong() + MAX_NANOS);
  }

  /** Reads the source from its start. The deadline is a reading of the clock given. */
  public ReadResult read(ByteSource source, LineSink sink, long deadlineNanos) {
    begin = 0;
    end = 0;
    skipping = false;
    skippedLines = 0;
    try {
      source.rewind();
      return readLines(source, sink, deadlineNanos);
    } catch (IOException e) {
      return ReadResult.FAILED;
    }
  }

  /** Lines of the last reading that were longer than the buffer, and were passed over. */
  public int skippedLines() {
    return skippedLines;
  }

  private ReadResult readLines(ByteSource source, LineSink sink, long deadlineNanos)
      throws IOException {
    while (fill(source)) {
      if (!handOut(sink)) {
        return ReadResult.STOPPED;
      }
      if (nanoClock.getAsLong() - deadlineNanos > 0) {
        return ReadResult.LATE;
      }
    }
    boolean more = begin == end || skipping || sink.line(buffer, begin, end);
    return more ? ReadResult.COMPLETE : ReadResult.STOPPED;
  }

  private boolean fill(ByteSource source) throws IOException {
    makeRoom();
    int count = source.read(buffer, end, Math.min(READ_BYTES, buffer.length - end));
    end += Math.max(count, 0);
    return count > 0;
  }

  private void makeRoom() {
    if (begin > 0) {
      System.arraycopy(buffer, begin, buffer, 0, end - begin);
      end -= begin;
      begin = 0;
    }
    if (end == buffer.length) {
      skippedLines += skipping ? 0 : 1;
      skipping = true;
      end = 0;
    }
  }

  private boolean handOut(LineSink sink) {
    for (int i = begin; i < end; i++) {
      if (buffer[i] == '\n') {
        int from = begin;
        begin = i + 1;
        if (!skipping && !sink.line(buffer, from, i)) {
          return false;
        }
        skipping = false;
      }
    }
    return true;
  }
}
