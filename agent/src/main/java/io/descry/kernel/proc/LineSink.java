package io.descry.kernel.proc;

/** What is told each line of a text. */
public interface LineSink {

  /** A line without its end, in a buffer that the next line overwrites; false to stop. */
  boolean line(byte[] buffer, int from, int to);
}
