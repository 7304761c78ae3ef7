package io.descry.kernel.proc;

import static org.assertj.core.api.Assertions.assertThat;

import io.descry.model.SystemLimits;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SystemFilesTest {

  @TempDir Path proc;

  private final MissingProc missing = new MissingProc();

  @Test
  void ports_files_and_watches_are_read() throws IOException {
    file("net/ipv4/ip_local_port_range", "32768\t60999\n");
    file("fs/file-nr", "641\t0\t2466193\n");
    file("fs/inotify/max_user_instances", "128\n");
    file("fs/inotify/max_user_watches", "192536\n");

    SystemLimits limits = new SystemFiles(proc.toString()).read(missing);

    assertThat(limits.ports).hasToString("32768-60999");
    assertThat(limits.ports.size()).isEqualTo(28232);
    assertThat(limits.openFiles).isEqualTo(641);
    assertThat(limits.maxOpenFiles).isEqualTo(2466193);
    assertThat(limits.inotifyInstances).isEqualTo(128);
    assertThat(limits.inotifyWatches).isEqualTo(192536);
    assertThat(missing.parts()).isEmpty();
  }

  @Test
  void a_maximum_without_bound_is_unknown() throws IOException {
    file("fs/file-nr", "641\t0\t9223372036854775807\n");

    SystemLimits limits = new SystemFiles(proc.toString()).read(missing);

    assertThat(limits.openFiles).isEqualTo(641);
    assertThat(limits.maxOpenFiles).isNull();
  }

  @Test
  void what_is_not_there_is_null_and_named() {
    SystemLimits limits = new SystemFiles(proc.toString()).read(missing);

    assertThat(limits.ports).isNull();
    assertThat(missing.parts())
        .extracting(Object::toString)
        .containsExactlyInAnyOrder(
            "sys/fs/file-nr: not readable",
            "sys/net/ipv4/ip_local_port_range: not readable",
            "sys/fs/inotify/max_user_instances: not readable",
            "sys/fs/inotify/max_user_watches: not readable");
  }

  @Test
  void a_range_that_is_none_is_refused() {
    assertThat(EphemeralPorts.parse("")).isNull();
    assertThat(EphemeralPorts.parse("32768")).isNull();
    assertThat(EphemeralPorts.parse("60999 32768")).isNull();
    assertThat(EphemeralPorts.parse("1 70000")).isNull();
  }

  private void file(String name, String text) throws IOException {
    Path file = proc.resolve("sys").resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}
