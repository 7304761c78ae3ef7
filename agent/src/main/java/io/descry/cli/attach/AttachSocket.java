package io.descry.cli.attach;

import io.descry.cli.target.Target;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Loads by speaking HotSpot's attach protocol over the JDK's own unix-domain channel (16+), for
 * runtimes without jdk.attach. See attachListener_posix.cpp of the JDK.
 */
final class AttachSocket implements AgentLoader {

  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final int LARGEST_REPLY = 1 << 16;

  private final Class<?> addressClass;

  private AttachSocket(Class<?> addressClass) {
    this.addressClass = addressClass;
  }

  static @Nullable AttachSocket find() {
    try {
      return new AttachSocket(Class.forName("java.net.UnixDomainSocketAddress"));
    } catch (ClassNotFoundException e) {
      return null;
    }
  }

  @Override
  public void load(Target target, String jarAndOptions) throws LoadFailure {
    try (SocketChannel channel = connect(AttachListener.wake(target))) {
      String request = "1\0load\0instrument\0false\0" + jarAndOptions + "\0";
      ByteBuffer bytes = ByteBuffer.wrap(request.getBytes(StandardCharsets.UTF_8));
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      check(reply(channel));
    } catch (IOException e) {
      throw new LoadFailure(e.getClass().getSimpleName() + ": " + e.getMessage(), e);
    }
  }

  private SocketChannel connect(File socket) throws IOException, LoadFailure {
    try {
      Object address = addressClass.getMethod("of", String.class).invoke(null, socket.getPath());
      return SocketChannel.open((SocketAddress) address);
    } catch (ReflectiveOperationException e) {
      throw new LoadFailure("this Java's unix-domain sockets are not usable: " + e, e);
    }
  }

  /** Two lines: the protocol's status and the agent library's. Ends with the connection. */
  private static String reply(SocketChannel channel) throws IOException, LoadFailure {
    channel.configureBlocking(false);
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    ByteArrayOutputStream reply = new ByteArrayOutputStream();
    ByteBuffer buffer = ByteBuffer.allocate(4096);
    int count = channel.read(buffer);
    while (count >= 0 && reply.size() < LARGEST_REPLY) {
      reply.write(buffer.array(), 0, count);
      buffer.clear();
      if (count == 0) {
        pause(deadline);
      }
      count = channel.read(buffer);
    }
    return new String(reply.toByteArray(), StandardCharsets.UTF_8);
  }

  private static void pause(long deadline) throws LoadFailure {
    if (System.nanoTime() - deadline > 0) {
      throw new LoadFailure("the JVM does not answer within " + PATIENCE.getSeconds() + " s");
    }
    AttachListener.sleep(TimeUnit.MILLISECONDS.toMillis(10));
  }

  private static void check(String reply) throws LoadFailure {
    String[] lines = reply.split("\n", 2);
    String result = lines.length < 2 ? "" : lines[1].trim().replaceFirst("^return code: ", "");
    boolean loaded = lines[0].equals("0") && (result.equals("0") || result.isEmpty());
    if (!loaded) {
      throw new LoadFailure(reply.isEmpty() ? "the JVM closed the connection" : reply.trim());
    }
  }
}
