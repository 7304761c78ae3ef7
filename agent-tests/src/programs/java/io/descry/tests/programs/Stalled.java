package io.descry.tests.programs;

import java.io.BufferedReader;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.reflect.Method;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/**
 * An application in which much stands still. Argument: an empty folder. Over stdin, each answered
 * with {@code done}:
 *
 * <ul>
 *   <li>{@code log}: its log handler takes the application's lines and never comes back from one of
 *       the agent's; prints {@code stuck} then;
 *   <li>{@code load}: a class loader of its own stays for ever in {@code loadClass}, with its lock,
 *       after it has opened a file;
 *   <li>{@code virtual}: a thousand virtual threads do a day's work of files and sockets;
 *   <li>{@code leak} forgets some streams; {@code use} does the day's work.
 * </ul>
 */
public final class Stalled {

  private static final CountDownLatch NEVER = new CountDownLatch(1);

  private final Path folder;
  private final DailyWork work;
  private final List<Object> kept = new ArrayList<>();

  private Stalled(String folder) throws IOException {
    this.folder = Paths.get(folder);
    this.work = new DailyWork(this.folder);
  }

  public static void main(String[] args) throws Exception {
    Stalled program = new Stalled(args[0]);
    say("ready");
    BufferedReader commands = new BufferedReader(new InputStreamReader(System.in, "UTF-8"));
    for (String line = commands.readLine(); line != null; line = commands.readLine()) {
      program.obey(line);
      say("done");
    }
    Runtime.getRuntime().halt(0); // Its log's own shutdown hook would wait for the handler.
  }

  private void obey(String command) throws Exception {
    switch (command) {
      case "log":
        log();
        break;
      case "load":
        load();
        break;
      case "virtual":
        virtual();
        break;
      case "leak":
        for (int i = 0; i < 5; i++) {
          new FileInputStream(folder.resolve("data").toFile());
        }
        Family.collect();
        break;
      case "use":
        say(work.result());
        break;
      default:
        throw new IOException("no such command: " + command);
    }
  }

  private void log() {
    Logger root = Logger.getLogger("");
    kept.add(root);
    root.addHandler(new StuckHandler());
    root.info("the application's first line");
  }

  /** Holds a lock of the application's, too. */
  private static final class StuckHandler extends Handler {

    @Override
    public synchronized void publish(LogRecord line) {
      if (line.getMessage().contains("DSC-")) {
        say("stuck");
        awaitForEver();
      }
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }

  private static void awaitForEver() {
    try {
      NEVER.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void load() throws InterruptedException {
    CountDownLatch inside = new CountDownLatch(1);
    ClassLoader loader =
        new ClassLoader(null) {
          @Override
          protected Class<?> findClass(String name) throws ClassNotFoundException {
            try (FileInputStream in = new FileInputStream("/dev/null")) {
              inside.countDown();
              awaitForEver();
              throw new ClassNotFoundException(name + in);
            } catch (IOException e) {
              throw new ClassNotFoundException(name, e);
            }
          }
        };
    kept.add(loader);
    Thread loading = new Thread(() -> loaded(loader), "loading");
    loading.setDaemon(true);
    loading.start();
    inside.await();
  }

  private static void loaded(ClassLoader loader) {
    try {
      loader.loadClass("there.is.None");
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
  }

  /** By reflection: this program is compiled for Java 8. */
  private void virtual() throws Exception {
    Method start = Thread.class.getMethod("startVirtualThread", Runnable.class);
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < 1_000; i++) {
      threads.add((Thread) start.invoke(null, (Runnable) this::read));
    }
    for (Thread thread : threads) {
      thread.join();
    }
  }

  private void read() {
    try (FileInputStream in = new FileInputStream(folder.resolve("data").toFile());
        java.net.ServerSocket server =
            new java.net.ServerSocket(0, 1, java.net.InetAddress.getLoopbackAddress());
        java.net.Socket client =
            new java.net.Socket(server.getInetAddress(), server.getLocalPort());
        java.net.Socket accepted = server.accept()) {
      accepted.getOutputStream().write(in.read());
      client.getInputStream().read();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void say(String text) {
    System.out.println(text);
    System.out.flush();
  }
}
