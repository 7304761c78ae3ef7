package io.descry.kernel.socket;

import io.descry.kernel.proc.Fields;
import io.descry.model.Endpoint;
import java.nio.ByteOrder;

/**
 * An address and port of {@code /proc/net/tcp}, such as {@code 0100007F:1F90}: the port as a plain
 * number, the address in words of 32 bits that are printed in the machine's byte order. IPv4 is
 * kept as mapped IPv6, so that both tables compare equal. Reused; allocates only for the text.
 */
final class HexAddress {

  private static final int PORT_DIGITS = 4;

  private final boolean littleEndian;

  /** The 16 bytes in network order. */
  long high;

  long low;

  int port;

  HexAddress(ByteOrder order) {
    littleEndian = order == ByteOrder.LITTLE_ENDIAN;
  }

  /** Reads the present field; false if it is no address. */
  boolean read(Fields fields) {
    int colon = fields.colon();
    if (fields.end - colon - 1 > PORT_DIGITS) {
      return false;
    }
    port = (int) fields.hex(colon + 1, fields.end);
    int digits = colon - fields.begin;
    if (digits == 8) {
      high = AddressText.MAPPED_HIGH;
      low = (AddressText.MAPPED_MARK << 32) | word(fields, 0);
      return !fields.isBroken();
    }
    if (digits != 32) {
      return false;
    }
    high = (word(fields, 0) << 32) | word(fields, 1);
    low = (word(fields, 2) << 32) | word(fields, 3);
    return !fields.isBroken();
  }

  private long word(Fields fields, int index) {
    int from = fields.begin + 8 * index;
    int word = (int) fields.hex(from, from + 8);
    return (littleEndian ? Integer.reverseBytes(word) : word) & 0xFFFFFFFFL;
  }

  Endpoint endpoint() {
    return new Endpoint(AddressText.of(high, low), port);
  }
}
