package io.descry.tests.programs.lives;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ExecutorService;

/**
 * A pool of connections: at most 40, idle ones are closed after 25 seconds. Its users come in
 * waves, and a crowd every two minutes. With {@code leak}, one user of 40 never gives his back.
 */
public final class Connections {

  private static final int MOST = 40;
  private static final long IDLE_MILLIS = 25_000;

  private final int port;
  private final Pace pace;
  private final boolean leaks;
  private final Deque<Idle> idle = new ArrayDeque<>();
  private final List<Socket> lost = new ArrayList<>();
  private int open;

  private Connections(int port, Pace pace, boolean leaks) {
    this.port = port;
    this.pace = pace;
    this.leaks = leaks;
  }

  public static void main(String[] args) throws IOException {
    Pace pace = new Pace(args[0], 4);
    Connections pool = new Connections(Integer.parseInt(args[1]), pace, args.length > 2);
    ExecutorService threads = Pace.threads();
    while (pace.goesOn()) {
      boolean crowd = pace.millis() % 120_000 < 4_000;
      threads.execute(pool::use);
      pool.evict();
      Pace.pause(pace.next(crowd ? 40 : 3 * pace.wave()));
    }
  }

  private void use() {
    try {
      Socket socket = take();
      if (socket == null) {
        return;
      }
      socket.getOutputStream().write(1);
      socket.getInputStream().read();
      Pace.pause(pace.heavyTailed(300, 8_000));
      if (leaks && pace.below(40) == 0) {
        lose(socket);
      } else {
        giveBack(socket);
      }
    } catch (IOException e) {
      System.err.println(e);
    }
  }

  private Socket take() throws IOException {
    synchronized (this) {
      if (!idle.isEmpty()) {
        return idle.pop().socket;
      }
      if (open == MOST) {
        return null;
      }
      open++;
    }
    return new Socket(InetAddress.getLoopbackAddress(), port);
  }

  /** The pool believes that the connection was closed. */
  private synchronized void lose(Socket socket) {
    lost.add(socket);
    open--;
  }

  private synchronized void giveBack(Socket socket) {
    idle.push(new Idle(socket, pace.millis()));
  }

  private synchronized void evict() throws IOException {
    while (!idle.isEmpty() && pace.millis() - idle.peekLast().sinceMillis > IDLE_MILLIS) {
      idle.pollLast().socket.close();
      open--;
    }
  }

  private static final class Idle {
    final Socket socket;
    final long sinceMillis;

    Idle(Socket socket, long sinceMillis) {
      this.socket = socket;
      this.sinceMillis = sinceMillis;
    }
  }
}
