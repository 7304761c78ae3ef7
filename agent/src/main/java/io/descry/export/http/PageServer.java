package io.descry.export.http;

import io.descry.export.FailureCounts;
import java.io.Closeable;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.LongSupplier;

/**
 * Accepts, answers and times out, on one thread and one selector; HTTP/1.1 as far as reading a
 * report needs it.
 *
 * <p>With the descriptor table full a connection cannot be accepted, and the selector goes on
 * saying that there is one: a server that asks again at once burns a core. This one gives up its
 * {@link Spare} for the connection, or leaves the others waiting in the kernel's queue and looks
 * again after a pause.
 */
final class PageServer implements Closeable {

  /** Readers at once. The one that has been idle longest goes when another comes. */
  static final int MOST_CONNECTIONS = 32;

  private static final int BACKLOG = 64;
  private static final int BUFFER_BYTES = 16 * 1024;
  private static final long TICK_MILLIS = 1_000;
  private static final long REST_MILLIS = 30_000;

  private final Routes routes;
  private final FailureCounts failures;
  private final LongSupplier nanoTime;
  private final Spare spare = new Spare();
  private final Pause pause;
  private final ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER_BYTES);
  private final Selector selector;
  private final ServerSocketChannel listening;
  private final SelectionKey accepting;

  private PageServer(
      Selector selector,
      ServerSocketChannel listening,
      Routes routes,
      FailureCounts failures,
      LongSupplier nanoTime)
      throws IOException {
    this.selector = selector;
    this.listening = listening;
    this.routes = routes;
    this.failures = failures;
    this.nanoTime = nanoTime;
    this.pause = new Pause(nanoTime);
    this.accepting = listening.register(selector, SelectionKey.OP_ACCEPT);
    spare.refill();
  }

  /** Listens at this address. */
  static PageServer open(
      InetSocketAddress address, Routes routes, FailureCounts failures, LongSupplier nanoTime)
      throws IOException {
    Selector selector = Selector.open();
    ServerSocketChannel listening = null;
    try {
      listening = ServerSocketChannel.open();
      listening.configureBlocking(false);
      listening.socket().setReuseAddress(true);
      listening.socket().bind(address, BACKLOG);
      return new PageServer(selector, listening, routes, failures, nanoTime);
    } catch (IOException | RuntimeException e) {
      if (listening != null) {
        listening.close();
      }
      selector.close();
      throw e;
    }
  }

  /** Where it listens, with the real port. */
  InetSocketAddress address() {
    return (InetSocketAddress) listening.socket().getLocalSocketAddress();
  }

  /** Waits for something to do, and does it. */
  void turn() throws IOException {
    accepting.interestOps(pause.isOver() ? SelectionKey.OP_ACCEPT : 0);
    selector.select(Math.min(pause.leftMillis(), isAtRest() ? REST_MILLIS : TICK_MILLIS));
    Iterator<SelectionKey> ready = selector.selectedKeys().iterator();
    while (ready.hasNext()) {
      SelectionKey key = ready.next();
      ready.remove();
      if (key == accepting) {
        accept();
      } else if (key.isValid()) {
        go(key);
      }
    }
    expire();
    routes.tick();
  }

  /** Ends a wait in {@link #turn()}. Any thread. */
  void wakeUp() {
    selector.wakeup();
  }

  private boolean isAtRest() {
    return selector.keys().size() == 1;
  }

  private void accept() {
    try {
      boolean taken = acceptOne();
      while (taken) {
        taken = acceptOne();
      }
      pause.end();
    } catch (IOException e) {
      pause.begin(); // The table is full, mostly; whatever it is, it may last.
    }
  }

  /** False when nobody else can be taken. */
  private boolean acceptOne() throws IOException {
    boolean single = false;
    SocketChannel channel;
    try {
      channel = listening.accept();
    } catch (IOException e) {
      if (!spare.release()) {
        throw e;
      }
      single = true;
      channel = listening.accept();
    }
    if (channel != null) {
      add(channel, single);
    }
    return channel != null && !single; // With a full table the next one would fail.
  }

  private void add(SocketChannel channel, boolean single) throws IOException {
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
    List<SelectionKey> open = connections();
    if (open.size() >= MOST_CONNECTIONS) {
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

  private void go(SelectionKey key) {
    try {
      int next = of(key).go(buffer, routes::answer, nanoTime.getAsLong());
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

  private void expire() throws IOException {
    long now = nanoTime.getAsLong();
    for (SelectionKey key : connections()) {
      if (of(key).isExpired(now)) {
        end(key);
      }
    }
    if (!spare.isHeld()) {
      selector.selectNow(); // Frees the numbers of those that have ended: one of them is ours.
      spare.refill();
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

  private List<SelectionKey> connections() {
    List<SelectionKey> open = new ArrayList<>();
    for (SelectionKey key : selector.keys()) {
      if (key != accepting && key.isValid()) {
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

  @Override
  public void close() throws IOException {
    for (SelectionKey key : connections()) {
      end(key);
    }
    listening.close();
    spare.close();
    selector.close();
  }
}
