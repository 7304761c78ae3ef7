package io.descry.channel;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.descry.fuzz.Bounds;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Tag;

/**
 * A client that writes any bytes anywhere into the agent's channel, cuts it, and sends commands
 * that nobody knows: no exception, bounded memory, and the next client is served.
 */
@Tag("fuzz")
class ChannelRequestFuzzTest {

  private static final int[] PLACES = {
    0,
    ChannelFormat.REQUEST_LENGTH_OFFSET,
    ChannelFormat.ANSWER_LENGTH_OFFSET,
    ChannelFormat.REQUEST_OFFSET,
    ChannelFormat.ANSWER_OFFSET,
    ChannelFormat.REQUEST_NUMBER_OFFSET
  };

  private static final ChannelServer SERVER =
      Objects.requireNonNull(ChannelServer.open(ChannelFile.usualFolders()));

  private static final RandomAccessFile FILE = client();

  private final List<String> commands = new ArrayList<>();

  @FuzzTest(maxDuration = "10m")
  void any_client(byte[] bytes) throws IOException {
    Bounds.within(
        bytes.length,
        512,
        () -> {
          play(ByteBuffer.wrap(bytes));
          return "";
        });

    commands.forEach(c -> Bounds.holds(c.length() <= ChannelFormat.REQUEST_LIMIT, "a command"));
    long number = request("status".getBytes(StandardCharsets.UTF_8));
    SERVER.poll(command -> "ok " + command);
    Bounds.holds(answer(number).equals("ok status"), "the next client is served");
  }

  /** Steps of two bytes and what belongs to them: where, how much; then the server looks. */
  private void play(ByteBuffer steps) throws IOException {
    while (steps.remaining() >= 2) {
      int what = steps.get() & 15;
      byte[] data = new byte[Math.min(steps.get() & 0xFF, steps.remaining())];
      steps.get(data);
      if (what < PLACES.length) {
        write(PLACES[what], data);
      } else if (what < 8) {
        FILE.setLength(data.length * 600L);
      } else if (what < 12) {
        request(data);
      } else {
        poll();
      }
    }
    poll();
  }

  private void poll() {
    SERVER.poll(
        command -> {
          commands.add(command);
          if (command.startsWith("!")) {
            throw new IllegalStateException(command);
          }
          return command;
        });
  }

  private static long request(byte[] text) throws IOException {
    long number = ThreadLocalRandom.current().nextLong(1, Long.MAX_VALUE);
    write(ChannelFormat.REQUEST_OFFSET, text);
    write(ChannelFormat.REQUEST_LENGTH_OFFSET, ChannelFormat.lengthAndCrc(text));
    write(ChannelFormat.REQUEST_NUMBER_OFFSET, ChannelFormat.number(number));
    return number;
  }

  private static String answer(long to) throws IOException {
    FILE.seek(ChannelFormat.ANSWER_NUMBER_OFFSET);
    Bounds.holds(FILE.readLong() == to, "an answer to this request");
    byte[] text = new byte[FILE.readInt()];
    FILE.seek(ChannelFormat.ANSWER_OFFSET);
    FILE.readFully(text);
    return new String(text, StandardCharsets.UTF_8);
  }

  private static void write(long offset, byte[] bytes) throws IOException {
    FILE.seek(offset);
    FILE.write(bytes);
  }

  private static RandomAccessFile client() {
    try {
      return new RandomAccessFile(ChannelServerTest.ownEntry().toFile(), "rw");
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
