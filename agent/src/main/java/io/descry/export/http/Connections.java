package io.descry.export.http;

import io.descry.export.FailureCounts;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.LongSupplier;

/** The connections of a selector: each key's attachment is its {@link Connection}. One thread. */
final class Connections {

  /** At once. The one that has been idle longest goes when another comes. */
  static final int MOST = 32;

  private static final int BUFFER_BYTES = 16 * 1024;

  private final Selector selector;
  private final Function<Request, Content> answers;
  private final FailureCounts failures;
  private final LongSupplier nanoTime;
  private final ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER_BYTES);

  Connections(
      Selector selector,
      Function<Request, Content> answers,
      FailureCounts failures,
      LongSupplier nanoTime) {
    this.selector = selector;
    this.answers = answers;
    this.failures = failures;
    this.nanoTime = nanoTime;
  }

  /** Takes one more; it is closed where that fails. */
  void add(SocketChannel channel, boolean single) throws IOException {
    try {
      makeRoom();
      channel.configureBlocking(false);
      channel.socket().setTcpNoDelay(true);
      SelectionKey key = channel.register(selector, SelectionKey.OP_READ);
      key.attach(new Connection(channel, single, nanoTime.getAsLong()));
    } catch (IOException | RuntimeException e) {
      channel.close();
      failures.count("http", e);
    }
  }

  private void makeRoom() throws IOException {
    List<SelectionKey> open = all();
    if (open.size() >= MOST) {
      end(leastMissed(open));
      selector.selectNow(); // Only then the number is free.
    }
  }

  /** The idle one that would end first, or else of all the one that would. */
  private static SelectionKey leastMissed(List<SelectionKey> open) {
    SelectionKey chosen = open.get(0);
    for (SelectionKey key : open) {
      Connection one = of(key);
      Connection best = of(chosen);
      boolean sooner = one.deadline() - best.deadline() < 0;
      if (one.isIdle() == best.isIdle() ? sooner : one.isIdle()) {
        chosen = key;
      }
    }
    return chosen;
  }

  /** Does what this one is ready for. */
  void go(SelectionKey key) {
    try {
      int next = of(key).go(buffer, answers, nanoTime.getAsLong());
      if (next < 0) {
        end(key);
      } else {
        key.interestOps(next);
      }
    } catch (IOException e) {
      end(key); // The reader is gone.
    } catch (RuntimeException e) {
      failures.count("http", e);
      end(key);
    }
  }

  /** Ends those whose time is over. */
  void expire() {
    long now = nanoTime.getAsLong();
    for (SelectionKey key : all()) {
      if (of(key).isExpired(now)) {
        end(key);
      }
    }
  }

  private static void end(SelectionKey key) {
    key.cancel();
    try {
      of(key).close();
    } catch (IOException e) {
      // It is closed all the same.
    }
  }

  List<SelectionKey> all() {
    List<SelectionKey> open = new ArrayList<>();
    for (SelectionKey key : selector.keys()) {
      if (key.isValid() && key.attachment() != null) {
        open.add(key);
      }
    }
    return open;
  }

  private static Connection of(SelectionKey key) {
    Object connection = key.attachment();
    if (connection == null) {
      throw new IllegalStateException("a key without a connection");
    }
    return (Connection) connection;
  }

  void closeAll() {
    all().forEach(Connections::end);
  }
}
