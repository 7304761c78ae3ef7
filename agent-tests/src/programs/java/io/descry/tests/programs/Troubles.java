package io.descry.tests.programs;

import java.io.BufferedReader;
import java.io.Closeable;
import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.logging.FileHandler;

/**
 * Gets into the troubles that rules are about, as it is told over stdin: {@code wait N} (calls that
 * are never answered), {@code subscribe N} (connections with a reader that nobody closes), {@code
 * log N} (handlers of one pattern), {@code delete} (of a big open file), {@code starve} (uses all
 * descriptors up, fails by them and closes them). Argument: an empty folder.
 */
public final class Troubles {

  private final String folder;
  private final ServerSocket silent = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
  private final ExecutorService workers = Executors.newCachedThreadPool(Troubles::daemon);
  private final List<Object> kept = new ArrayList<>();

  private Troubles(String folder) throws IOException {
    this.folder = folder;
  }

  /** Its initialiser needs a descriptor. */
  static final class Initialised {
    static final int FIRST = first();

    private Initialised() {}

    private static int first() {
      try (FileInputStream in = new FileInputStream("/etc/hostname")) {
        return in.read();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /** Its file needs a descriptor. */
  static final class Loaded {
    @Override
    public String toString() {
      return "loaded";
    }
  }

  public static void main(String[] args) throws Exception {
    Troubles troubles = new Troubles(args[0]);
    Class.forName("io.descry.tests.programs.Troubles$Initialised", false, loader());
    System.out.println("warm " + new File(args[0]).exists() + troubles.resolve());
    say("ready");
    BufferedReader commands = new BufferedReader(new InputStreamReader(System.in, "UTF-8"));
    for (String line = commands.readLine(); line != null; line = commands.readLine()) {
      String[] words = line.split(" ");
      say(troubles.obey(words[0], words.length > 1 ? Integer.parseInt(words[1]) : 0));
    }
  }

  private static ClassLoader loader() {
    return Troubles.class.getClassLoader();
  }

  private String obey(String command, int number) throws Exception {
    switch (command) {
      case "wait":
        for (int i = 0; i < number; i++) {
          call();
        }
        return "waiting";
      case "subscribe":
        for (int i = 0; i < number; i++) {
          subscribe();
        }
        return "subscribed";
      case "log":
        for (int i = 0; i < number; i++) {
          kept.add(new FileHandler(folder + "/app.log"));
        }
        return "logging";
      case "delete":
        delete();
        return "deleted";
      case "starve":
        return "starved " + starve();
      default:
        return "no such command: " + command;
    }
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "worker");
    thread.setDaemon(true);
    return thread;
  }

  /** A worker of a pool waits for an answer that never comes. */
  private void call() throws IOException {
    workers.execute(
        new Answers(new Socket(InetAddress.getLoopbackAddress(), silent.getLocalPort())));
  }

  /** A connection with a reader of its own, as a message bus has; nobody closes it. */
  private void subscribe() throws IOException {
    Socket socket = new Socket(InetAddress.getLoopbackAddress(), silent.getLocalPort());
    Thread reader = new Thread(() -> read(socket), "reader");
    reader.setDaemon(true);
    reader.start();
  }

  private static void read(Socket socket) {
    try {
      say("message " + socket.getInputStream().read());
    } catch (IOException e) {
      say("failed " + e);
    }
  }

  private void delete() throws IOException {
    File file = new File(folder, "big.log");
    RandomAccessFile big = new RandomAccessFile(file, "rw");
    big.setLength(250_000_000);
    kept.add(big);
    if (!file.delete()) {
      throw new IOException("cannot delete " + file);
    }
  }

  private String starve() throws IOException {
    List<Closeable> all = new ArrayList<>();
    List<Object> results = new ArrayList<>();
    try {
      while (true) {
        all.add(new FileInputStream("/dev/null"));
      }
    } catch (IOException e) {
      results.add(e.getMessage());
    }
    results.add(resolve());
    results.add(initialise());
    results.add(load());
    for (Closeable one : all) {
      one.close();
    }
    results.add(initialise());
    results.add(load());
    return results.toString();
  }

  private String resolve() {
    try {
      return InetAddress.getByName("there.invalid").toString();
    } catch (IOException e) {
      return e.toString();
    }
  }

  private static String initialise() {
    try {
      return "initialised " + Initialised.FIRST;
    } catch (LinkageError e) {
      return e.toString();
    }
  }

  private static String load() {
    try {
      return new Loaded().toString();
    } catch (LinkageError e) {
      return e.toString();
    }
  }

  private static void say(String text) {
    System.out.println(text);
    System.out.flush();
  }
}
