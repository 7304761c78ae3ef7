package io.descry.kernel.proc;

import static org.assertj.core.api.Assertions.assertThat;

import io.descry.kernel.RecordedText;
import java.util.List;
import org.junit.jupiter.api.Test;

class NativeLibrariesTest {

  private static final String MAPS =
      "55d0-55d1 r--p 00000000 08:01 131 /usr/lib/jvm/bin/java\n"
          + "55d1-55d2 r-xp 00001000 08:01 131 /usr/lib/jvm/bin/java\n"
          + "7f00-7f01 rw-p 00000000 00:00 0 \n"
          + "7f02-7f03 r-xp 00000000 08:01 42 /tmp/a folder/libnetty_transport_native_epoll.so\n"
          + "7f03-7f04 rw-p 00000000 08:01 42 /tmp/a folder/libnetty_transport_native_epoll.so\n"
          + "7f04-7f05 r-xp 00000000 08:01 43 /tmp/jna-1/jna77.tmp (deleted)\n"
          + "7f05-7f06 r-xp 00000000 08:01 43 /tmp/jna-1/jna77.tmp (deleted)\n"
          + "7f06-7f07 r--s 00000000 08:01 44 /app/lib.jar\n"
          + "7ffc-7ffd r-xp 00000000 00:00 0 [vdso]\n";

  @Test
  void each_library_is_named_once_without_its_folder() {
    assertThat(read(MAPS))
        .containsExactly("java", "libnetty_transport_native_epoll.so", "jna77.tmp");
  }

  @Test
  void a_text_that_is_cut_or_is_none_gives_what_it_has() {
    assertThat(read(MAPS.substring(0, MAPS.indexOf("7f02") + 20))).containsExactly("java");
    assertThat(read("nothing of the sort\n\n   \n")).isEmpty();
    assertThat(read("")).isEmpty();
  }

  @Test
  void ten_thousand_mappings_are_bounded() {
    StringBuilder maps = new StringBuilder();
    for (int i = 0; i < 10_000; i++) {
      maps.append("7f02-7f03 r-xp 00000000 08:01 42 /lib/lib" + i + ".so\n");
    }

    assertThat(read(maps.toString())).hasSize(NativeLibraries.MOST);
  }

  @Test
  void of_this_jvm_the_jvm_is_among_them() {
    assertThat(NativeLibraries.read(new LineReader(System::nanoTime), "/proc/self"))
        .contains("libjvm.so");
    assertThat(NativeLibraries.read(new LineReader(System::nanoTime), "/no/such")).isEmpty();
  }

  private static List<String> read(String text) {
    return NativeLibraries.read(new LineReader(System::nanoTime), new RecordedText(text));
  }
}
