package io.descry.tests.programs;

import java.io.BufferedReader;
import java.io.Closeable;
import java.io.File;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.RandomAccessFile;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.channels.AsynchronousFileChannel;
import java.nio.channels.AsynchronousServerSocketChannel;
import java.nio.channels.AsynchronousSocketChannel;
import java.nio.channels.DatagramChannel;
import java.nio.channels.FileChannel;
import java.nio.channels.Pipe;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/**
 * Uses up all descriptors in each way there is, and lets them go again. Argument: an empty folder.
 * Prints {@code port N} of a socket that is there to be connected to, then {@code ready}. Over
 * stdin, each answered with {@code done}:
 *
 * <ul>
 *   <li>{@code kinds} prints {@code kind NAME KIND} for each way;
 *   <li>{@code exhaust NAME} opens so until that fails, and then files until none is left;
 *   <li>{@code race} has three threads open and close what is left over, {@code rest} ends that;
 *   <li>{@code bean} prints the report that the agent's MXBean gives;
 *   <li>{@code release} closes all;
 *   <li>{@code use} does the day's work and uses what the JDK loads late, and prints the results.
 * </ul>
 */
public final class AtLimit {

  private static final int FAILURES = 3;

  private final InetAddress here = InetAddress.getLoopbackAddress();
  private final ServerSocket accepting = new ServerSocket(0, 200, here);
  private final Map<String, Family.Opening> openings = new LinkedHashMap<>();
  private final Map<String, String> kinds = new LinkedHashMap<>();
  private final List<AutoCloseable> open = new ArrayList<>();
  private final List<Thread> racers = new ArrayList<>();
  private final Path folder;
  private final File file;
  private final File zip;
  private final BeanReader bean = new BeanReader();
  private volatile boolean racing;

  private AtLimit(String folder) throws Exception {
    this.folder = Paths.get(folder);
    this.file = Files.write(this.folder.resolve("file"), new byte[10]).toFile();
    this.zip = this.folder.resolve("file.zip").toFile();
    try (ZipOutputStream entries = new ZipOutputStream(new FileOutputStream(zip))) {
      entries.putNextEntry(new ZipEntry("entry"));
      entries.closeEntry();
    }
    files();
    channels();
    others();
  }

  public static void main(String[] args) throws Exception {
    AtLimit program = new AtLimit(args[0]);
    program.rehearse();
    say("port " + program.accepting.getLocalPort());
    say("ready");
    BufferedReader commands = new BufferedReader(new InputStreamReader(System.in, "UTF-8"));
    for (String line = commands.readLine(); line != null; line = commands.readLine()) {
      String[] words = line.split(" ");
      program.obey(words[0], words.length > 1 ? words[1] : "");
      say("done");
    }
  }

  /** The program's own classes, and the JDK's for these ways; what {@code use} uses is not. */
  private void rehearse() throws Exception {
    for (Map.Entry<String, Family.Opening> opening : openings.entrySet()) {
      if (!opening.getKey().equals("accept")) {
        opening.getValue().open(0).close();
      }
    }
    obey("race", "");
    obey("rest", "");
    say("failed " + new IOException("rehearsal"));
  }

  private void obey(String command, String name) throws Exception {
    switch (command) {
      case "kinds":
        kinds.forEach((way, kind) -> say("kind " + way + " " + kind));
        break;
      case "exhaust":
        exhaust(openings.get(name));
        exhaust(openings.get("FileInputStream"));
        break;
      case "race":
        race();
        break;
      case "rest":
        racing = false;
        for (Thread racer : racers) {
          racer.join();
        }
        break;
      case "bean":
        say(bean.read());
        break;
      case "release":
        for (AutoCloseable one : open) {
          one.close();
        }
        open.clear();
        break;
      case "use":
        say(new DailyWork(folder).result());
        say(LateClasses.used());
        break;
      default:
        throw new IOException("no such command: " + command);
    }
  }

  private void add(String name, String kind, Family.Opening opening) {
    kinds.put(name, kind);
    openings.put(name, opening);
  }

  private void files() {
    add("FileInputStream", "file-input", i -> new FileInputStream(file));
    add("FileOutputStream", "file-output", i -> new FileOutputStream(file));
    add("RandomAccessFile", "random-access-file", i -> new RandomAccessFile(file, "rw"));
    add("ZipFile", "zip-file", i -> new ZipFile(copy()));
    add("Files.list", "directory-stream", i -> Files.list(folder));
    add("WatchService", "watch-service", i -> FileSystems.getDefault().newWatchService());
    add("URLClassLoader", "zip-file", i -> loaded());
  }

  /** On 8 the JDK keeps one file open for all readers of one path. */
  private File copy() throws IOException {
    Path copy = folder.resolve("copy" + open.size() + ".zip");
    if (!Files.exists(copy)) {
      Files.write(copy, ZIP_WITHOUT_ENTRIES);
    }
    return copy.toFile();
  }

  private static final byte[] ZIP_WITHOUT_ENTRIES = zipWithoutEntries();

  private static byte[] zipWithoutEntries() {
    byte[] zip = new byte[22];
    System.arraycopy(new byte[] {'P', 'K', 5, 6}, 0, zip, 0, 4);
    return zip;
  }

  /** Looking for a class opens the jar, which stays open. */
  private Closeable loaded() throws Exception {
    URL[] jar = {copy().toURI().toURL()};
    URLClassLoader loader = new URLClassLoader(jar, null);
    int before = used();
    try {
      loader.loadClass("there.is.None");
    } catch (ClassNotFoundException e) {
      if (used() <= before) {
        loader.close();
        throw new IOException("the jar could not be opened", e);
      }
    }
    return loader;
  }

  /** By the links, which takes no descriptor. */
  private static int used() {
    int used = 0;
    for (int number = 0; number < 64; number++) {
      used += Files.isSymbolicLink(Paths.get("/proc/self/fd/" + number)) ? 1 : 0;
    }
    return used;
  }

  private void channels() {
    add("FileChannel", "file-channel", i -> FileChannel.open(file.toPath()));
    add("AsyncFile", "async-file-channel", i -> AsynchronousFileChannel.open(file.toPath()));
    add("SocketChannel", "socket-channel", i -> SocketChannel.open());
    add("ServerSocketChannel", "server-socket-channel", i -> ServerSocketChannel.open());
    add("DatagramChannel", "datagram", i -> DatagramChannel.open());
    add("AsyncSocket", "async-socket-channel", i -> AsynchronousSocketChannel.open());
    add("AsyncServer", "async-server-socket-channel", i -> AsynchronousServerSocketChannel.open());
    add("Selector", "selector", i -> Selector.open());
    add(
        "Pipe",
        "pipe",
        i -> {
          Pipe pipe = Pipe.open();
          return Family.all(pipe.source(), pipe.sink());
        });
  }

  private void others() {
    add("Socket", "socket", i -> connected());
    add("ServerSocket", "server-socket", i -> new ServerSocket(0, 1, here));
    add("DatagramSocket", "datagram", i -> new DatagramSocket(0, here));
    add("accept", "socket", i -> accepting.accept());
  }

  private Socket connected() throws IOException {
    Socket socket = new Socket();
    try {
      socket.bind(new InetSocketAddress(here, 0));
      return socket;
    } catch (IOException e) {
      socket.close();
      throw e;
    }
  }

  private void exhaust(Family.Opening opening) {
    int failures = 0;
    for (int i = 0; failures < FAILURES; i++) {
      try {
        open.add(opening.open(i));
      } catch (Throwable e) {
        failures++;
      }
    }
  }

  private void race() {
    racing = true;
    racers.clear();
    for (int i = 0; i < 3; i++) {
      Thread racer = new Thread(this::openAndClose, "racer-" + i);
      racer.setDaemon(true);
      racer.start();
      racers.add(racer);
    }
  }

  private void openAndClose() {
    while (racing) {
      try {
        new FileInputStream(file).close();
      } catch (IOException e) {
        Thread.yield();
      }
    }
  }

  private static void say(String text) {
    System.out.println(text);
    System.out.flush();
  }
}
