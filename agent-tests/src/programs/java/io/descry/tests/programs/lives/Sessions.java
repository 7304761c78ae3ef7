package io.descry.tests.programs.lives;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.Iterator;

/**
 * A server of long sessions on one selector. With {@code leak}, the close of one session of 12 is
 * forgotten when its client has gone.
 */
public final class Sessions {

  private Sessions() {}

  public static void main(String[] args) throws IOException {
    Pace pace = new Pace(args[0], 8);
    boolean leaks = args.length > 1;
    try (Selector selector = Selector.open();
        ServerSocketChannel server = ServerSocketChannel.open()) {
      server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 200);
      server.configureBlocking(false);
      server.register(selector, SelectionKey.OP_ACCEPT);
      System.out.println("port " + server.socket().getLocalPort());
      while (pace.goesOn()) {
        selector.select(500);
        serve(selector, server, leaks);
      }
    }
  }

  private static void serve(Selector selector, ServerSocketChannel server, boolean leaks)
      throws IOException {
    Iterator<SelectionKey> keys = selector.selectedKeys().iterator();
    while (keys.hasNext()) {
      SelectionKey key = keys.next();
      keys.remove();
      if (key.isAcceptable()) {
        SocketChannel session = server.accept();
        session.configureBlocking(false);
        session.register(selector, SelectionKey.OP_READ);
      } else {
        answer(key, leaks);
      }
    }
  }

  private static void answer(SelectionKey key, boolean leaks) throws IOException {
    SocketChannel session = (SocketChannel) key.channel();
    ByteBuffer bytes = ByteBuffer.allocate(100);
    int read;
    try {
      read = session.read(bytes);
    } catch (IOException e) {
      read = -1;
    }
    if (read >= 0) {
      bytes.flip();
      session.write(bytes);
    } else if (leaks && Math.floorMod(session.getRemoteAddress().hashCode(), 12) == 0) {
      key.interestOps(0);
    } else {
      session.close();
    }
  }
}
