package io.descry.demo;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.URI;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;

/**
 * Scenario {@code orphaned-channels}: asks another service whether it is there, through NIO. What
 * is dropped here is collected, and stays open: channels and selectors have no cleaner.
 */
final class HealthCheck {

  private static final int TIME_OUT_MILLIS = 1_000;

  /** As much as a real check leaves to the collector, so that it runs. */
  private static final int GARBAGE_BYTES = 1 << 20;

  private final SocketAddress service;

  HealthCheck(URI service) {
    this.service = new InetSocketAddress(service.getHost(), service.getPort());
  }

  /** Three descriptors more after every check: a channel, and two of a selector. */
  boolean isUpLeaky() throws IOException {
    SocketChannel channel = SocketChannel.open(); // The second leak: dropped, never closed.
    Selector selector = Selector.open(); // The leak: a selector per check, dropped as well.
    return connects(channel, selector);
  }

  boolean isUpFixed() throws IOException {
    try (SocketChannel channel = SocketChannel.open();
        Selector selector = Selector.open()) { // The fix: both end with the check.
      return connects(channel, selector);
    }
  }

  private boolean connects(SocketChannel channel, Selector selector) throws IOException {
    byte[] garbage = new byte[GARBAGE_BYTES];
    channel.configureBlocking(false);
    channel.register(selector, SelectionKey.OP_CONNECT, garbage);
    return channel.connect(service)
        || (selector.select(TIME_OUT_MILLIS) > 0 && channel.finishConnect());
  }
}
