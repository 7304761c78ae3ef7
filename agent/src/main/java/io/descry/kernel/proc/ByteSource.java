package io.descry.kernel.proc;

import java.io.IOException;

/** A text that can be read from its start again and again. */
public interface ByteSource {

  /** Goes back to the start, where the kernel makes the text anew. */
  void rewind() throws IOException;

  /** The number of bytes put into the buffer, or less than 1 at the end. */
  int read(byte[] buffer, int from, int length) throws IOException;
}
