package io.descry.export.http;

import io.descry.export.FailureCounts;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** The thread of the page: opens the server, tries it once, and turns it until it is ended. */
final class PageThread extends Thread {

  /** Enough for rendering. */
  private static final long STACK_BYTES = 512 * 1024;

  private static final long PAUSE_NANOS = 100_000_000L;
  private static final long REHEARSAL_NANOS = 5_000_000_000L;

  private static final String[] REHEARSED = {
    "GET /health", "GET /", "GET /nowhere", "GET /report.json", "BREW /report.txt"
  };

  /** What happens to the server. */
  interface Events {

    /** On the thread, first: it is one of the agent's own from here on. */
    void began(Thread thread);

    void listensAt(InetSocketAddress address);

    void failed(Exception failure);
  }

  private final InetSocketAddress wanted;
  private final String authorization;
  private final Routes routes;
  private final Events events;
  private final FailureCounts failures;
  private final LongSupplier nanoTime;
  private volatile boolean stopped;
  private volatile @Nullable PageServer server;

  PageThread(
      InetSocketAddress wanted,
      @Nullable String token,
      Routes routes,
      Events events,
      FailureCounts failures,
      LongSupplier nanoTime) {
    super(null, null, "descry-http", STACK_BYTES);
    this.wanted = wanted;
    this.authorization = token == null ? "" : "Authorization: Bearer " + token + "\r\n";
    this.routes = routes;
    this.events = events;
    this.failures = failures;
    this.nanoTime = nanoTime;
    setDaemon(true);
    setContextClassLoader(null);
  }

  /** Ends it, and waits for that. Another thread. */
  void end(long millis) throws InterruptedException {
    stopped = true;
    PageServer open = server;
    if (open != null) {
      open.wakeUp();
    }
    join(millis);
  }

  @Override
  public void run() {
    events.began(this);
    try (PageServer open = PageServer.open(wanted, routes, failures, nanoTime)) {
      server = open;
      rehearse(open);
      events.listensAt(open.address());
      while (!stopped) {
        turn(open);
      }
    } catch (Exception e) {
      events.failed(e);
    } finally {
      server = null;
    }
  }

  /** What nobody thought of ends no page; and should it last, it costs next to nothing. */
  private void turn(PageServer open) throws IOException {
    try {
      open.turn();
    } catch (RuntimeException e) {
      failures.count("http", e);
      LockSupport.parkNanos(this, PAUSE_NANOS);
    }
  }

  /**
   * Asks itself for everything once: a class that is first initialised when no descriptor is left
   * stays broken for the life of the JVM.
   */
  private void rehearse(PageServer open) {
    for (String request : REHEARSED) {
      String head = request + " HTTP/1.1\r\nHost: localhost\r\n" + authorization + "\r\n";
      try (SocketChannel client = SocketChannel.open(reachable(open.address()))) {
        client.configureBlocking(false);
        client.write(ByteBuffer.wrap(head.getBytes(StandardCharsets.ISO_8859_1)));
        client.shutdownOutput();
        awaitEnd(open, client);
      } catch (IOException e) {
        failures.count("http", e);
      }
    }
  }

  private void awaitEnd(PageServer open, SocketChannel client) throws IOException {
    ByteBuffer answer = ByteBuffer.allocateDirect(4096);
    long end = nanoTime.getAsLong() + REHEARSAL_NANOS;
    while (!stopped && !isAtEnd(client, answer) && nanoTime.getAsLong() < end) {
      open.turn();
    }
  }

  /** Reads all that has come: a turn waits while nothing is to be done. */
  private static boolean isAtEnd(SocketChannel client, ByteBuffer answer) throws IOException {
    int count = client.read(answer);
    while (count > 0) {
      answer.clear();
      count = client.read(answer);
    }
    return count < 0;
  }

  /** The address that means all of them is one to listen at, not to connect to. */
  private static InetSocketAddress reachable(InetSocketAddress address) {
    return address.getAddress().isAnyLocalAddress()
        ? new InetSocketAddress(java.net.InetAddress.getLoopbackAddress(), address.getPort())
        : address;
  }
}
