package io.descry.tests.programs;

import java.io.BufferedReader;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;
import javax.management.MBeanServer;
import javax.management.ObjectName;

/**
 * An application in which much stands still. Argument: an empty folder. Over stdin, each answered
 * with {@code done}:
 *
 * <ul>
 *   <li>{@code log LIBRARY}: an appender of {@code jul}, {@code log4j} or {@code logback} takes the
 *       application's lines and never comes back from one of the agent's; prints {@code stuck}
 *       then;
 *   <li>{@code listen}: a listener of the MXBean does not come back from its first notice, and
 *       prints {@code stuck}; {@code bean} prints the report that the bean gives;
 *   <li>{@code load}: a class loader of its own stays for ever in {@code loadClass}, with its lock,
 *       after it has opened a file;
 *   <li>{@code virtual}: a thousand virtual threads do a day's work of files and sockets; {@code
 *       pin} is what a recording must have seen if it sees pinned threads at all;
 *   <li>{@code leak} forgets some streams; {@code use} does the day's work.
 * </ul>
 */
public final class Stalled {

  private static final CountDownLatch NEVER = new CountDownLatch(1);
  private static final long PINNED_NANOS = 30_000_000;

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
    if (command.startsWith("log ")) {
      StuckAppender.add(command.substring(4), Stalled::stuck);
      return;
    }
    switch (command) {
      case "listen":
        listen();
        break;
      case "bean":
        say(new BeanReader().read());
        break;
      case "load":
        load();
        break;
      case "virtual":
        virtual();
        break;
      case "pin":
        virtually(Stalled::pinnedByLock);
        virtually(Initialised::new);
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

  private static void stuck() {
    say("stuck");
    awaitForEver();
  }

  /** Waits for the bean first: the agent's own thread registers it. */
  private static void listen() throws Exception {
    MBeanServer server = ManagementFactory.getPlatformMBeanServer();
    ObjectName name = new ObjectName("io.descry:type=Descry");
    while (!server.isRegistered(name)) {
      Thread.sleep(50);
    }
    server.addNotificationListener(name, (notice, handback) -> stuck(), null, null);
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

  private void virtual() throws Exception {
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < 1_000; i++) {
      threads.add(startedVirtually(this::read));
    }
    for (Thread thread : threads) {
      thread.join();
    }
  }

  /** By reflection: this program is compiled for Java 8. */
  private static Thread startedVirtually(Runnable work) throws Exception {
    return (Thread) Thread.class.getMethod("startVirtualThread", Runnable.class).invoke(null, work);
  }

  private static void virtually(Runnable work) throws Exception {
    startedVirtually(work).join();
  }

  /** Pins up to Java 23. */
  private static void pinnedByLock() {
    synchronized (NEVER) {
      LockSupport.parkNanos(PINNED_NANOS);
    }
  }

  /** Pins always: the JVM's own frame is below an initialiser. */
  private static final class Initialised {
    static {
      LockSupport.parkNanos(PINNED_NANOS);
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
