package io.descry.channel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChannelServerTest {

  @TempDir File folder;
  private ChannelServer server;
  private RandomAccessFile client;

  @BeforeEach
  void open() throws IOException {
    server = ChannelServer.open(List.of(new File("/proc"), folder));
    client = new RandomAccessFile(ownEntry().toFile(), "rw");
  }

  @AfterEach
  void close() throws IOException {
    client.close();
    server.close();
  }

  @Test
  void the_file_has_no_name_and_is_its_users_alone() throws IOException {
    assertThat(folder).isEmptyDirectory();
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(ownEntry())))
        .isEqualTo("rw-------");
  }

  @Test
  void no_writable_folder_means_no_channel() {
    assertThat(ChannelServer.open(List.of(new File("/proc"), new File("/nowhere")))).isNull();
  }

  @Test
  void a_request_is_answered_once() throws IOException {
    request(7, "status");

    boolean first = server.poll(command -> "ok\n" + command + "!\n");
    boolean second = server.poll(command -> "ok\nagain\n");

    assertThat(first).isTrue();
    assertThat(second).isFalse();
    assertThat(answer(7)).isEqualTo("ok\nstatus!\n");
  }

  @Test
  void a_handler_that_throws_is_an_error_in_the_answer() throws IOException {
    request(1, "report text");

    server.poll(
        command -> {
          throw new IllegalStateException("no");
        });

    assertThat(answer(1)).isEqualTo("error java.lang.IllegalStateException: no\n");
  }

  @Test
  void a_damaged_request_is_refused() throws IOException {
    request(1, "status");
    write(ChannelFormat.REQUEST_OFFSET, "sTatus".getBytes(StandardCharsets.UTF_8));

    server.poll(command -> "ok\n");

    assertThat(answer(1)).isEqualTo("error the request was damaged\n");
  }

  @Test
  void a_length_beyond_the_limit_allocates_nothing_and_is_refused() throws IOException {
    request(1, "status");
    client.seek(ChannelFormat.REQUEST_LENGTH_OFFSET);
    client.writeInt(Integer.MAX_VALUE);

    server.poll(command -> "ok\n");

    assertThat(answer(1)).isEqualTo("error the request was damaged\n");
  }

  @Test
  void garbage_all_over_the_file_does_not_stop_the_next_client() throws IOException {
    Random random = new Random(42);
    byte[] garbage = new byte[ChannelFormat.RESERVED_BYTES];
    for (int i = 0; i < 50; i++) {
      random.nextBytes(garbage);
      write(0, garbage);
      write(ChannelFormat.REQUEST_NUMBER_OFFSET, Arrays.copyOf(garbage, 1 + i * 9));
      server.poll(command -> "ok\n");
    }

    request(99, "status");
    server.poll(command -> "ok\n");

    assertThat(answer(99)).isEqualTo("ok\n");
    client.seek(0);
    assertThat(client.readInt()).isEqualTo(ChannelFormat.MAGIC);
  }

  @Test
  void a_file_cut_to_nothing_is_no_request_and_serves_again() throws IOException {
    client.setLength(0);

    boolean polled = server.poll(command -> "ok\n");
    request(5, "status");
    server.poll(command -> "ok\n");

    assertThat(polled).isFalse();
    assertThat(answer(5)).isEqualTo("ok\n");
  }

  @Test
  void an_answer_beyond_the_limit_says_so() throws IOException {
    request(3, "report json");

    server.poll(command -> "x".repeat(ChannelFormat.ANSWER_LIMIT + 1));

    assertThat(answer(3)).isEqualTo("error the answer is larger than 64 MB; use the file option\n");
  }

  @Test
  void an_interrupt_of_the_polling_thread_does_not_close_the_channel() throws IOException {
    Thread.currentThread().interrupt();
    server.poll(command -> "ok\n");
    request(2, "status");
    server.poll(command -> "ok\n");
    Thread.interrupted();

    assertThat(answer(2)).isEqualTo("ok\n");
  }

  @Test
  void polling_with_nothing_there_allocates_nothing() {
    RequestHandler handler = command -> "ok\n";
    com.sun.management.ThreadMXBean threads =
        (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
    long id = Thread.currentThread().getId();
    poll(20_000, handler);

    long before = threads.getThreadAllocatedBytes(id);
    poll(20_000, handler);
    long allocated = threads.getThreadAllocatedBytes(id) - before;

    assertThat(allocated).isLessThan(1_000);
  }

  @Test
  void after_close_a_poll_does_nothing() {
    server.close();

    assertThat(server.poll(command -> "ok\n")).isFalse();
  }

  private void poll(int times, RequestHandler handler) {
    for (int i = 0; i < times; i++) {
      server.poll(handler);
    }
  }

  private void request(long number, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    write(ChannelFormat.REQUEST_OFFSET, bytes);
    write(ChannelFormat.REQUEST_LENGTH_OFFSET, ChannelFormat.lengthAndCrc(bytes));
    write(ChannelFormat.REQUEST_NUMBER_OFFSET, ChannelFormat.number(number));
  }

  private String answer(long number) throws IOException {
    client.seek(ChannelFormat.ANSWER_NUMBER_OFFSET);
    assertThat(client.readLong()).isEqualTo(number);
    byte[] text = new byte[client.readInt()];
    assertThat(client.readInt()).isNotNull();
    client.seek(ChannelFormat.ANSWER_OFFSET);
    client.readFully(text);
    return new String(text, StandardCharsets.UTF_8);
  }

  private void write(long offset, byte[] bytes) throws IOException {
    client.seek(offset);
    client.write(bytes);
  }

  /** The channel's entry among this process's descriptors. */
  static Path ownEntry() throws IOException {
    try (var entries = Files.newDirectoryStream(Path.of("/proc/self/fd"))) {
      for (Path entry : entries) {
        if (Files.isSymbolicLink(entry)
            && Files.readSymbolicLink(entry).toString().contains(ChannelFormat.NAME_PREFIX)) {
          return entry;
        }
      }
    }
    throw new AssertionError("no channel among the descriptors");
  }
}
