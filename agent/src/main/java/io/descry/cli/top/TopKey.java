package io.descry.cli.top;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The meaning of a key. */
public enum TopKey {
  UP,
  DOWN,
  PAGE_UP,
  PAGE_DOWN,
  FIRST,
  LAST,
  OPEN,
  BACK,
  SORT_COUNT,
  SORT_GROWTH,
  SORT_OPENED,
  SORT_AGE,
  SORT_LINE,
  REVERSE,
  PAUSE,
  HELP,
  QUIT;

  private static final Map<String, TopKey> SEQUENCES = sequences();

  private static Map<String, TopKey> sequences() {
    Map<String, TopKey> keys = new LinkedHashMap<>();
    cursor(keys, "\033[");
    cursor(keys, "\033O");
    put(keys, PAGE_UP, "\033[5~", "\002");
    put(keys, PAGE_DOWN, "\033[6~", "\006");
    put(keys, FIRST, "\033[1~", "\033[7~");
    put(keys, LAST, "\033[4~", "\033[8~", "G");
    put(keys, UP, "k");
    put(keys, DOWN, "j");
    put(keys, OPEN, "\r", "\n");
    put(keys, BACK, "\033", "\177", "\b");
    put(keys, SORT_COUNT, "c");
    put(keys, SORT_GROWTH, "g");
    put(keys, SORT_OPENED, "o");
    put(keys, SORT_AGE, "a");
    put(keys, SORT_LINE, "l");
    put(keys, REVERSE, "r");
    put(keys, PAUSE, " ", "p");
    put(keys, HELP, "h", "?");
    put(keys, QUIT, "q", "Q", "\003", "\004");
    return keys;
  }

  /** As xterm, rxvt, the Linux console and their descendants send them. */
  private static void cursor(Map<String, TopKey> keys, String start) {
    put(keys, UP, start + "A");
    put(keys, DOWN, start + "B");
    put(keys, OPEN, start + "C");
    put(keys, BACK, start + "D");
    put(keys, FIRST, start + "H");
    put(keys, LAST, start + "F");
  }

  private static void put(Map<String, TopKey> keys, TopKey key, String... sequences) {
    for (String sequence : sequences) {
      keys.put(sequence, key);
    }
  }

  /**
   * The keys of what a terminal sent at once. What means nothing is left out, an unknown sequence
   * as a whole; an escape alone is the key.
   */
  public static List<TopKey> of(String typed) {
    List<TopKey> keys = new ArrayList<>();
    int at = 0;
    while (at < typed.length()) {
      int end = end(typed, at);
      TopKey key = SEQUENCES.get(typed.substring(at, end));
      if (key != null) {
        keys.add(key);
      }
      at = end;
    }
    return keys;
  }

  /** Of a control sequence: up to its last byte, which is a letter or a tilde (ECMA-48). */
  private static int end(String typed, int start) {
    boolean sequence = typed.startsWith("\033[", start) || typed.startsWith("\033O", start);
    if (!sequence) {
      return start + 1;
    }
    int at = start + 2;
    while (at < typed.length() && (typed.charAt(at) < '@' || typed.charAt(at) > '~')) {
      at++;
    }
    return Math.min(at + 1, typed.length());
  }
}
