package io.descry.tests.programs;

import java.io.File;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.channels.AsynchronousFileChannel;
import java.nio.channels.DatagramChannel;
import java.nio.channels.FileChannel;
import java.nio.channels.Pipe;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.zip.ZipFile;

/**
 * Holds every descriptor that the limit leaves, but for some to spare, and then opens more until
 * that has failed three times. Arguments: the way to open, an empty folder, the limit, the number
 * to spare. Stops a few short of that, prints {@code nearly} and waits for a line. Prints {@code
 * hoarded N at LINE} and {@code failed EXCEPTION}, and ends when there is a file {@code
 * data.txt.end}.
 */
public final class Emfile {

  private static final int FEW = 4;

  private final InetAddress here = InetAddress.getLoopbackAddress();
  private final ServerSocket accepting = new ServerSocket(0, 50, here);
  private final ServerSocketChannel acceptingChannel = ServerSocketChannel.open();
  private final Map<String, Family.Opening> openings = new LinkedHashMap<>();
  private final List<FileInputStream> hoard = new ArrayList<>();
  private final List<Socket> waiting = new ArrayList<>();
  private final List<AutoCloseable> surplus = new ArrayList<>();
  private final Path path;
  private final String name;
  private int line;

  private Emfile(String folder) throws IOException {
    this.path = Paths.get(folder, "data.txt");
    this.name = path.toString();
    Files.write(path, new byte[10]);
    acceptingChannel.bind(new InetSocketAddress(here, 0), 50);
    files();
    sockets();
  }

  public static void main(String[] args) throws Exception {
    Emfile emfile = new Emfile(args[1]);
    emfile.rehearse(args[0]);
    say("ready");
    awaitLine();
    int wanted = Integer.parseInt(args[2]) - Integer.parseInt(args[3]);
    emfile.hoardAllOf(wanted - FEW);
    say("nearly");
    awaitLine();
    say("hoarded " + emfile.hoardAllOf(wanted) + " at " + emfile.line);
    emfile.exceed(args[0]);
    emfile.awaitEnd();
  }

  private static void awaitLine() throws IOException {
    int read = System.in.read();
    while (read != '\n' && read >= 0) {
      read = System.in.read();
    }
  }

  /** Not by stdin: a start of a process that fails for want of descriptors can close it on 17. */
  private void awaitEnd() throws InterruptedException {
    while (!new File(name + ".end").exists()) {
      Thread.sleep(10);
    }
  }

  private void files() {
    File zip = new File(name + ".zip");
    openings.put("FileInputStream", i -> new FileInputStream(name));
    openings.put("FileOutputStream", i -> new FileOutputStream(name));
    openings.put("RandomAccessFile", i -> new RandomAccessFile(name, "rw"));
    openings.put("ZipFile", i -> new ZipFile(zip(zip)));
    openings.put("Files.newInputStream", i -> Files.newInputStream(path));
    openings.put("Files.list", i -> Files.list(path.getParent()));
    openings.put("FileChannel.open", i -> FileChannel.open(path));
    openings.put("AsynchronousFileChannel", i -> AsynchronousFileChannel.open(path));
    openings.put("Process", i -> process());
  }

  private void sockets() {
    openings.put("Socket", i -> new Socket(here, accepting.getLocalPort()));
    openings.put("ServerSocket", i -> new ServerSocket(0, 1, here));
    openings.put("accept", i -> accepting.accept());
    openings.put("SocketChannel", i -> SocketChannel.open());
    openings.put("ServerSocketChannel", i -> ServerSocketChannel.open());
    openings.put("ServerSocketChannel.accept", i -> acceptingChannel.accept());
    openings.put("DatagramSocket", i -> new DatagramSocket());
    openings.put("DatagramChannel", i -> DatagramChannel.open());
    openings.put("Selector", i -> Selector.open());
    openings.put("Pipe", i -> pipe());
  }

  /** What is first loaded when no descriptor is left cannot be loaded: do it all once before. */
  private void rehearse(String opening) throws Exception {
    connect(8);
    openings.get(opening).open(0).close();
    used();
    hold().close();
    say("failed " + new IOException("rehearsal"));
  }

  /** Connections that wait to be accepted; they stay open. */
  private void connect(int times) throws IOException {
    for (int i = 0; i < times / 2; i++) {
      waiting.add(new Socket(here, accepting.getLocalPort()));
      waiting.add(new Socket(here, acceptingChannel.socket().getLocalPort()));
    }
  }

  private int hoardAllOf(int wanted) throws Exception {
    int all = hoard.size() + wanted - used();
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
    while (hoard.size() < all) {
      try {
        hoard.add(hold());
      } catch (IOException e) { // A reader of /proc in this process has a number for a moment.
        if (System.nanoTime() > deadline) {
          throw e;
        }
        Thread.sleep(10);
      }
    }
    return all;
  }

  private FileInputStream hold() throws IOException {
    line = new Throwable().getStackTrace()[0].getLineNumber() + 1;
    return new FileInputStream(name);
  }

  /** The listing itself takes one, which is not counted. */
  private static int used() throws IOException {
    String[] numbers = new File("/proc/self/fd").list();
    if (numbers == null) {
      throw new IOException("cannot list descriptors");
    }
    return numbers.length - 1;
  }

  /**
   * The JVM may have had a file open for an instant while they were counted: try until it fails.
   */
  private void exceed(String opening) {
    int failures = 0;
    for (int i = 0; i < 20 && failures < 3; i++) {
      try {
        surplus.add(openings.get(opening).open(0));
      } catch (Exception e) {
        failures++;
        say("failed " + e);
      }
    }
    say("done");
  }

  private static AutoCloseable pipe() throws IOException {
    Pipe pipe = Pipe.open();
    return Family.all(pipe.source(), pipe.sink());
  }

  private static AutoCloseable process() throws IOException {
    Process process = new ProcessBuilder("true").start();
    return process::waitFor;
  }

  private static File zip(File file) throws IOException {
    if (!file.exists()) {
      byte[] empty = new byte[22];
      System.arraycopy(new byte[] {'P', 'K', 5, 6}, 0, empty, 0, 4);
      Files.write(file.toPath(), empty);
    }
    return file;
  }

  private static void say(String text) {
    System.out.println(text);
    System.out.flush();
  }
}
