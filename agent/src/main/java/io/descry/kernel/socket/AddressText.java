package io.descry.kernel.socket;

/** Addresses as people write them. Pure. */
final class AddressText {

  /** High half of what the kernel has for an IPv4 address in an IPv6 socket. */
  static final long MAPPED_HIGH = 0;

  static final long MAPPED_MARK = 0xFFFFL;

  private AddressText() {}

  /** Text of 16 bytes in network order; IPv4 dotted where it is mapped. */
  static String of(long high, long low) {
    if (high == MAPPED_HIGH && low >>> 32 == MAPPED_MARK) {
      return ipv4((int) low);
    }
    return ipv6(high, low);
  }

  private static String ipv4(int address) {
    StringBuilder text = new StringBuilder(15);
    for (int shift = 24; shift >= 0; shift -= 8) {
      text.append((address >>> shift) & 0xFF).append(shift == 0 ? "" : ".");
    }
    return text.toString();
  }

  /** The longest run of two or more zero groups, the first of equals, becomes "::" (RFC 5952). */
  private static String ipv6(long high, long low) {
    int start = -1;
    int length = 1;
    for (int i = 0; i < 8; i++) {
      int run = zeros(high, low, i);
      if (run > length) {
        start = i;
        length = run;
      }
    }
    return ipv6(high, low, start, length);
  }

  private static String ipv6(long high, long low, int start, int length) {
    StringBuilder text = new StringBuilder(39);
    int i = 0;
    while (i < 8) {
      if (i == start) {
        text.append("::");
        i += length;
      } else {
        text.append(i == 0 || (start >= 0 && i == start + length) ? "" : ":");
        text.append(Integer.toHexString(group(high, low, i++)));
      }
    }
    return text.toString();
  }

  private static int zeros(long high, long low, int from) {
    int to = from;
    while (to < 8 && group(high, low, to) == 0) {
      to++;
    }
    return to - from;
  }

  private static int group(long high, long low, int index) {
    long half = index < 4 ? high : low;
    return (int) (half >>> (48 - 16 * (index & 3))) & 0xFFFF;
  }
}
