package io.descry.export.http;

import io.descry.export.FailureCounts;
import java.io.Closeable;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;

/**
 * Accepts, answers and times out, on one thread and one selector; HTTP/1.1 as far as reading a
 * report needs it.
 *
 * <p>With the descriptor table full a connection cannot be accepted, and the selector goes on
 * saying that there is one: a server that asks again at once burns a core. This one gives up a
 * {@link ReservedDescriptor} for the connection, or leaves the others waiting in the kernel's queue
 * and looks again after a pause.
 */
final class PageServer implements Closeable {

  private static final int BACKLOG = 64;
  private static final long TICK_MILLIS = 1_000;
  private static final long REST_MILLIS = 30_000;

  private final Routes routes;
  private final Connections readers;
  private final ReservedDescriptor spare = new ReservedDescriptor();
  private final AcceptBackoff pause;
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
    this.readers = new Connections(selector, routes::answer, failures, nanoTime);
    this.pause = new AcceptBackoff(nanoTime);
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
    List<SelectionKey> ready = new ArrayList<>(selector.selectedKeys());
    selector.selectedKeys().clear(); // What is done below may select again.
    for (SelectionKey key : ready) {
      if (key == accepting) {
        accept();
      } else if (key.isValid()) {
        readers.go(key);
      }
    }
    readers.expire();
    refill();
    routes.tick();
  }

  private void refill() throws IOException {
    if (!spare.isFull()) {
      selector.selectNow(); // Frees the numbers of those that have ended: one of them is ours.
      spare.refill();
    }
  }

  /** Ends a wait in {@link #turn()}. Any thread. */
  void wakeUp() {
    selector.wakeup();
  }

  private boolean isAtRest() {
    return readers.all().isEmpty();
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
      single = true;
      channel = acceptInPlaceOfSpare(e);
    }
    if (channel != null) {
      readers.add(channel, single);
    }
    return channel != null && !single; // With a full table the next one would fail.
  }

  /** Whoever was faster with the number that a spare gave up has it; then the next one is tried. */
  private SocketChannel acceptInPlaceOfSpare(IOException full) throws IOException {
    IOException failure = full;
    while (spare.release()) {
      try {
        return listening.accept();
      } catch (IOException e) {
        failure = e;
      }
    }
    throw failure;
  }

  @Override
  public void close() throws IOException {
    readers.closeAll();
    listening.close();
    spare.close();
    selector.close();
  }
}
