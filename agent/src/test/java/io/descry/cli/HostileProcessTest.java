package io.descry.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.descry.channel.ChannelEntry;
import io.descry.channel.ChannelFormat;
import io.descry.cli.target.JvmFlags;
import io.descry.cli.target.Target;
import java.io.File;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Other people's processes, read by root's command line: names that are terminal commands, option
 * files that never end, descriptors that only look like an agent's channel.
 */
class HostileProcessTest {

  @TempDir Path proc;

  @Test
  void a_main_class_with_terminal_commands_and_line_ends_is_one_line_of_letters()
      throws IOException {
    process("java\0-cp\0x\0Main\u001b]0;pwned\u0007\nDSC-OK\u202e\0", "");

    assertThat(target()).hasToString("4711 (Main\\u001b]0;pwned\\u0007\\nDSC-OK\\u202e)");
  }

  @Test
  @Timeout(value = 20, unit = TimeUnit.SECONDS)
  void a_file_of_options_that_never_ends_is_not_read() throws Exception {
    process("java\0@/dev/zero\0@pipe\0Main\0", "");
    Files.createSymbolicLink(proc.resolve("4711/root"), Path.of("/"));
    Files.createDirectory(proc.resolve("4711/cwd"));
    new ProcessBuilder("mkfifo", proc.resolve("4711/cwd/pipe").toString()).start().waitFor();

    assertThat(JvmFlags.of(target()).isOn("EnableDynamicAgentLoading", true)).isTrue();
  }

  @Test
  void numbers_of_a_status_that_are_none_are_unknown() throws IOException {
    process("java\0Main\0", "State:\tR\nUid:\t\nNSpid:\tx\nSigCgt:\t-\n");

    assertThat(target().user()).isNull();
    assertThat(target().innerPid()).isEqualTo(4711);
    assertThat(target().catchesQuit()).isFalse();
  }

  @Test
  void a_descriptor_called_like_a_channel_is_none_unless_it_is_deleted_and_its_users_alone()
      throws IOException {
    Path self = Path.of("/proc/self");
    Path called = proc.resolve(ChannelFormat.NAME_PREFIX + "1 (deleted)");
    try (RandomAccessFile named = file(called, "rw-------")) {
      assertThat(named.length()).isZero();
      assertThat(ChannelEntry.find(self)).isNull();
    }
    Files.delete(called);
    Path readable = proc.resolve(ChannelFormat.NAME_PREFIX + "2");
    try (RandomAccessFile open = file(readable, "rw-r--r--")) {
      Files.delete(readable);
      assertThat(open.length()).isZero();
      assertThat(ChannelEntry.find(self)).isNull();
    }
  }

  private static RandomAccessFile file(Path path, String mode) throws IOException {
    Files.createFile(path);
    Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(mode));
    return new RandomAccessFile(path.toFile(), "rw");
  }

  private void process(String cmdline, String status) throws IOException {
    File folder = new File(proc.toFile(), "4711");
    assertThat(folder.mkdir()).isTrue();
    Files.writeString(folder.toPath().resolve("cmdline"), cmdline);
    Files.writeString(folder.toPath().resolve("status"), status);
    Files.writeString(folder.toPath().resolve("maps"), "7f0-7f1 r-xp 0 08:01 1 /lib/libjvm.so\n");
  }

  private Target target() {
    return new Target(proc, 4711);
  }

  @Test
  void another_file_at_the_channels_number_is_not_opened_for_writing() throws IOException {
    Path secret = Files.writeString(Files.createTempFile("secret", ".txt"), "whole");
    try (RandomAccessFile held = new RandomAccessFile(secret.toFile(), "r")) {
      assertThat(held.length()).isEqualTo(5);
      File entry = entryOf(secret);

      assertThatThrownBy(() -> ChannelEntry.open(entry))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("is another file by now");
    } finally {
      Files.delete(secret);
    }
  }

  private static File entryOf(Path file) throws IOException {
    try (Stream<Path> entries = Files.list(Path.of("/proc/self/fd"))) {
      for (Path entry : (Iterable<Path>) entries::iterator) {
        if (Files.exists(entry) && Files.isSameFile(entry, file)) {
          return entry.toFile();
        }
      }
    }
    throw new AssertionError("no descriptor of " + file);
  }
}
