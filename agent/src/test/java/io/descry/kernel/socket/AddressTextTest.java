package io.descry.kernel.socket;

import static org.assertj.core.api.Assertions.assertThat;

import io.descry.kernel.proc.Fields;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AddressTextTest {

  @ParameterizedTest
  @CsvSource({
    "00000000000000000000000000000000, ::",
    "00000000000000000000000001000000, ::1",
    "B80D0120000000000000000001000000, 2001:db8::1",
    "B80D0120010000000000000001000000, 2001:db8:0:1::1",
    "B80D0120010002000300040005000600, 2001:db8:2:1:4:3:6:5",
    "B80D01200000010000000100FF000000, 2001:db8:1:0:1::ff",
    "000080FE000000000000000000000000, fe80::",
    "00000001020003000400050006000700, 100:0:3:2:5:4:7:6",
    "0000000000000000FFFF00000100007F, 127.0.0.1",
    "0100007F, 127.0.0.1",
    "FFFFFFFF, 255.255.255.255"
  })
  void words_in_the_order_of_a_little_endian_machine(String hex, String text) {
    HexAddress address = new HexAddress(ByteOrder.LITTLE_ENDIAN);

    assertThat(address.read(field(hex + ":0050"))).isTrue();

    assertThat(address.endpoint().address).isEqualTo(text);
    assertThat(address.endpoint().port).isEqualTo(80);
  }

  @Test
  void words_in_the_order_of_a_big_endian_machine() {
    HexAddress address = new HexAddress(ByteOrder.BIG_ENDIAN);

    assertThat(address.read(field("7F000001:0050"))).isTrue();

    assertThat(address.endpoint()).hasToString("127.0.0.1:80");
  }

  @ParameterizedTest
  @CsvSource({"0100007F", "0100007F:", "0100:0050", "0100007G:0050", "0100007F:00X0", ":0050"})
  void what_is_no_address_is_refused(String text) {
    assertThat(new HexAddress(ByteOrder.LITTLE_ENDIAN).read(field(text))).isFalse();
  }

  private static Fields field(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
    Fields fields = new Fields().over(bytes, 0, bytes.length);
    fields.next();
    return fields;
  }
}
