package io.descry.channel;

import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;

/** A channel server with a thread of its own: in the test's JVM, or a JVM without descriptors. */
public final class ChannelProgram implements AutoCloseable {

  private final ChannelServer server = ChannelServer.open();
  private final Thread poller;
  private volatile boolean closed;

  private ChannelProgram(Function<String, String> handler) {
    this.poller = new Thread(() -> poll(handler), "poller");
    poller.setDaemon(true);
  }

  public static ChannelProgram start(Function<String, String> handler) {
    ChannelProgram program = new ChannelProgram(handler);
    program.server.poll(handler::apply); // Loads what the poller needs while that is possible.
    program.poller.start();
    return program;
  }

  /** An agent whose thread does not run. */
  public static ChannelProgram startStopped(Function<String, String> handler) {
    return new ChannelProgram(handler);
  }

  public boolean poll() {
    return server.poll(command -> "ok\n");
  }

  private void poll(Function<String, String> handler) {
    while (!closed) {
      server.poll(handler::apply);
      LockSupport.parkNanos(1_000_000);
    }
  }

  @Override
  public void close() throws InterruptedException {
    closed = true;
    poller.join();
    server.close();
  }

  /** Opens its channel, takes every descriptor that is left, says "ready" and echoes. */
  public static void main(String[] arguments) throws IOException {
    start(command -> "ok\nfindings=3\n" + command.toUpperCase(Locale.ROOT) + "\n");
    List<InputStream> taken = takeAll();
    System.out.println("ready");
    System.in.read();
    System.out.println(taken.size());
  }

  private static List<InputStream> takeAll() {
    List<InputStream> taken = new ArrayList<>();
    try {
      while (true) {
        taken.add(new FileInputStream("/dev/null"));
      }
    } catch (IOException e) {
      return taken;
    }
  }
}
