package io.descry.kernel.proc;

/** The receiver of the lines of a text. */
public interface LineSink {

  /** A line without its end, in a buffer that the next line overwrites; false to stop. */
  boolean line(byte[] buffer, int from, int to);
}
