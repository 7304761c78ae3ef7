package io.descry.tests.programs;

import java.io.FileInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.Pipe;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;

/** What threads do that are interrupted, before and while they block. Prints a line for each. */
final class Interrupts {

  private final Path file;
  private final InetAddress here = InetAddress.getLoopbackAddress();

  private final List<AutoCloseable> opened = new ArrayList<>();

  Interrupts(Path file) {
    this.file = file;
  }

  void run() throws Exception {
    int before = Edges.descriptors();
    early();
    late();
    for (AutoCloseable one : opened) {
      one.close();
    }
    Family.collect();
    System.out.println("left " + (Edges.descriptors() - before));
  }

  private void early() throws Exception {
    before("stream", () -> closed(new FileInputStream(file.toFile())));
    before("files", () -> closed(Files.newInputStream(file)));
    before("read", () -> kept(FileChannel.open(file)).read(ByteBuffer.allocate(5)));
    before("selector", () -> closed(Selector.open()));
    before("server", () -> closed(new ServerSocket(0, 1, here)));
    before("connect", this::connected);
    before("process", () -> started("true").getInputStream().read());
  }

  private void late() throws Exception {
    meanwhile("accept", () -> listening().accept());
    meanwhile("select", () -> kept(Selector.open()).select());
    meanwhile(
        "pipe",
        () -> {
          Pipe pipe = Pipe.open();
          kept(pipe.sink());
          return kept(pipe.source()).read(ByteBuffer.allocate(1));
        });
    meanwhile(
        "socket",
        () -> {
          try (ServerSocketChannel server = listening()) {
            return kept(SocketChannel.open(server.getLocalAddress())).read(ByteBuffer.allocate(1));
          }
        });
    meanwhile("wait", () -> started("sleep", "60").waitFor());
  }

  private Object connected() throws IOException {
    try (ServerSocketChannel server = listening()) {
      return kept(SocketChannel.open(server.getLocalAddress()));
    }
  }

  private ServerSocketChannel listening() throws IOException {
    return kept(ServerSocketChannel.open()).bind(new InetSocketAddress(here, 0));
  }

  private <T extends AutoCloseable> T kept(T one) {
    opened.add(one);
    return one;
  }

  private Process started(String... command) throws IOException {
    Process process = new ProcessBuilder(command).start();
    kept(process.getInputStream());
    kept(process.getErrorStream());
    kept(process.getOutputStream());
    kept(process::destroy);
    return process;
  }

  private static Object closed(AutoCloseable one) throws Exception {
    one.close();
    return "closed";
  }

  private void before(String name, Callable<Object> work) throws Exception {
    told(name, work, true);
  }

  private void meanwhile(String name, Callable<Object> work) throws Exception {
    told(name, work, false);
  }

  private void told(String name, Callable<Object> work, boolean early) throws Exception {
    AtomicReference<String> result = new AtomicReference<>();
    Thread thread = new Thread(() -> result.set(result(work, early)), name);
    thread.start();
    while (!early && thread.isAlive()) {
      if (isBlocked(thread)) {
        thread.interrupt();
      }
      thread.join(20);
    }
    thread.join();
    System.out.println("interrupt " + name + " " + result.get());
  }

  /** In the call that the case is about: by then it has opened. */
  private static boolean isBlocked(Thread thread) {
    for (StackTraceElement frame : thread.getStackTrace()) {
      if (frame.getMethodName().matches("accept|select|read|waitFor")) {
        return true;
      }
    }
    return false;
  }

  private static String result(Callable<Object> work, boolean early) {
    if (early) {
      Thread.currentThread().interrupt();
    }
    String result;
    try {
      Object value = work.call();
      result = value instanceof SocketChannel ? "a channel" : String.valueOf(value);
    } catch (Throwable e) {
      result = e.toString();
    }
    return result + ", interrupted " + Thread.interrupted();
  }
}
