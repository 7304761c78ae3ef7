package io.descry.export.http;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.util.Arrays;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One reader: request after request, each answered before the next is looked at. One thread. */
final class Connection {

  /** A request must be whole this long after its first byte. */
  private static final long REQUEST_NANOS = 10_000_000_000L;

  /** A connection without a request stays so long: longer than a page waits between two. */
  private static final long IDLE_NANOS = 75_000_000_000L;

  /** An answer must get on by at least a byte in this time. */
  private static final long STALL_NANOS = 15_000_000_000L;

  /** After the last answer: what the other end still sends is read and dropped for so long. */
  private static final long LINGER_NANOS = 1_000_000_000L;

  private final SocketChannel channel;
  private final boolean single;
  private byte[] in = new byte[512];
  private int length;
  private @Nullable Response response;
  private int written;
  private boolean draining;
  private long deadline;

  /**
   * @param single whether it ends with its first answer, since its number is needed for the next
   */
  Connection(SocketChannel channel, boolean single, long nanos) {
    this.channel = channel;
    this.single = single;
    this.deadline = nanos + REQUEST_NANOS;
  }

  boolean isExpired(long nanos) {
    return nanos - deadline >= 0;
  }

  /** Whether it waits for a request of which nothing has come. */
  boolean isIdle() {
    return response == null && length == 0;
  }

  /** When it has to be done with what it is about. */
  long deadline() {
    return deadline;
  }

  /**
   * Does what can be done without waiting.
   *
   * @param buffer a direct one, for the moment
   * @return what to wait for next, of {@link SelectionKey}; -1 when it is over
   */
  int go(ByteBuffer buffer, Function<Request, Content> answers, long nanos) throws IOException {
    if (draining) {
      return drain(buffer);
    }
    if (response == null && !read(buffer, answers, nanos)) {
      return isOver() ? -1 : SelectionKey.OP_READ;
    }
    return write(buffer, nanos) ? next(buffer, answers, nanos) : SelectionKey.OP_WRITE;
  }

  private boolean isOver() {
    return !channel.isOpen();
  }

  /** True once there is an answer. */
  private boolean read(ByteBuffer buffer, Function<Request, Content> answers, long nanos)
      throws IOException {
    buffer.clear().limit(Math.min(buffer.capacity(), RequestParser.MOST_BYTES - length));
    int count = channel.read(buffer);
    if (count < 0) {
      channel.close();
      return false;
    }
    if (count > 0 && length == 0) {
      deadline = nanos + REQUEST_NANOS;
    }
    take(buffer, count);
    return understand(answers);
  }

  private void take(ByteBuffer buffer, int count) {
    if (length + count > in.length) {
      in = Arrays.copyOf(in, Math.max(2 * in.length, length + count));
    }
    buffer.flip();
    buffer.get(in, length, count);
    length += count;
  }

  private boolean understand(Function<Request, Content> answers) {
    try {
      int head = RequestParser.headLength(in, length);
      if (head < 0) {
        return false;
      }
      Request request = RequestParser.parse(in, head);
      length -= head;
      System.arraycopy(in, head, in, 0, length);
      response = Response.of(answers.apply(request), request, single);
    } catch (BadRequest bad) {
      response = Response.of(bad);
    }
    written = 0;
    return true;
  }

  /** True once the whole answer is on its way. */
  private boolean write(ByteBuffer buffer, long nanos) throws IOException {
    Response now = response;
    while (now != null && written < now.length()) {
      buffer.clear();
      now.copy(written, buffer);
      buffer.flip();
      int count = channel.write(buffer);
      written += count;
      if (count > 0) {
        deadline = nanos + STALL_NANOS;
      }
      if (buffer.hasRemaining()) {
        return false;
      }
    }
    return true;
  }

  private int next(ByteBuffer buffer, Function<Request, Content> answers, long nanos)
      throws IOException {
    boolean last = response != null && response.last;
    response = null;
    if (last) {
      channel.shutdownOutput();
      draining = true;
      deadline = nanos + LINGER_NANOS;
      return drain(buffer);
    }
    deadline = nanos + (length > 0 ? REQUEST_NANOS : IDLE_NANOS);
    boolean another = length > 0 && understand(answers);
    return another ? SelectionKey.OP_WRITE : SelectionKey.OP_READ;
  }

  /** Closing with unread bytes would reset the connection, and the answer could be lost. */
  private int drain(ByteBuffer buffer) throws IOException {
    buffer.clear();
    return channel.read(buffer) < 0 ? -1 : SelectionKey.OP_READ;
  }

  void close() throws IOException {
    channel.close();
  }
}
