package io.descry.kernel.proc;

import java.util.Arrays;
import java.util.StringTokenizer;

/** Whole numbers in texts, without exceptions for what is none. Pure. */
public final class Digits {

  private Digits() {}

  /** The number that the whole text is, or -1. */
  public static int of(String text) {
    long value = text.isEmpty() ? -1 : longOf(text);
    return value > Integer.MAX_VALUE ? -1 : (int) value;
  }

  /** The number that the whole text is, at most 18 digits, or -1. */
  static long longOf(String text) {
    if (text.isEmpty() || text.length() > 18) {
      return -1;
    }
    long value = 0;
    for (int i = 0; i < text.length(); i++) {
      char digit = text.charAt(i);
      if (digit < '0' || digit > '9') {
        return -1;
      }
      value = value * 10 + (digit - '0');
    }
    return value;
  }

  /** The numbers of a text, blanks between them; up to the first that is none. */
  public static long[] all(String text) {
    StringTokenizer tokens = new StringTokenizer(text);
    long[] values = new long[tokens.countTokens()];
    for (int n = 0; n < values.length; n++) {
      values[n] = longOf(tokens.nextToken());
      if (values[n] < 0) {
        return Arrays.copyOf(values, n);
      }
    }
    return values;
  }
}
