package io.descry.kernel.proc;

import java.nio.charset.StandardCharsets;

/**
 * The fields of a line, one after the other, and the numbers in them; allocates nothing. A number
 * that is none makes {@link #isBroken} true instead of throwing.
 */
public final class Fields {

  private byte[] buffer = new byte[0];
  private int to;
  private boolean broken;

  /** The present field. */
  public int begin;

  public int end;

  public Fields over(byte[] line, int from, int lineEnd) {
    buffer = line;
    to = lineEnd;
    begin = from;
    end = from;
    broken = false;
    return this;
  }

  /** Goes to the next field; a missing one breaks the line. */
  public boolean next() {
    begin = end;
    while (begin < to && isBlank(buffer[begin])) {
      begin++;
    }
    end = begin;
    while (end < to && !isBlank(buffer[end])) {
      end++;
    }
    broken |= begin == end;
    return begin < end;
  }

  public boolean skip(int fields) {
    boolean there = true;
    for (int i = 0; i < fields; i++) {
      there = next();
    }
    return there;
  }

  /** Whether a field or a digit was missing since the line began. */
  public boolean isBroken() {
    return broken;
  }

  public boolean is(String text) {
    if (end - begin != text.length()) {
      return false;
    }
    for (int i = 0; i < text.length(); i++) {
      if (buffer[begin + i] != text.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  /** Whether the present field is a mapping's permissions, with the one to execute: its code. */
  boolean isExecutable() {
    return end - begin == 4 && buffer[begin + 2] == 'x';
  }

  /** Where the colon of the present field is, or its end, which breaks the line. */
  public int colon() {
    for (int i = begin; i < end; i++) {
      if (buffer[i] == ':') {
        return i;
      }
    }
    broken = true;
    return end;
  }

  public long hex() {
    return hex(begin, end);
  }

  public long hex(int from, int hexEnd) {
    return number(from, hexEnd, 16);
  }

  public long decimal() {
    return number(begin, end, 10);
  }

  private long number(int from, int numberEnd, int radix) {
    broken |= from >= numberEnd || numberEnd - from > (radix == 16 ? 16 : 18);
    long value = 0;
    for (int i = from; i < numberEnd; i++) {
      int digit = Character.digit(buffer[i], radix);
      broken |= digit < 0;
      value = value * radix + digit;
    }
    return value;
  }

  /** All from the next field to the end of the line, with its blanks; empty if there is none. */
  public String rest() {
    int from = end;
    while (from < to && isBlank(buffer[from])) {
      from++;
    }
    return new String(buffer, from, to - from, StandardCharsets.UTF_8);
  }

  private static boolean isBlank(byte b) {
    return b == ' ' || b == '\t';
  }
}
