package io.descry.kernel.proc;

import java.nio.charset.StandardCharsets;

/** Goes through a text until a line has the word. */
public final class LineSearch implements LineSink {

  private final byte[] word;

  public LineSearch(String word) {
    this.word = word.getBytes(StandardCharsets.ISO_8859_1);
  }

  @Override
  public boolean line(byte[] buffer, int from, int to) {
    for (int i = from; i + word.length <= to; i++) {
      if (isAt(buffer, i)) {
        return false;
      }
    }
    return true;
  }

  private boolean isAt(byte[] buffer, int at) {
    for (int i = 0; i < word.length; i++) {
      if (buffer[at + i] != word[i]) {
        return false;
      }
    }
    return true;
  }
}
