package io.descry.tests.programs;

import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.nio.file.WatchService;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipFile;

/**
 * Lets the JDK throw out of the methods that the agent has woven, and prints each exception as it
 * is caught: class, message, causes and the frames of the JDK with their lines. Then ends as its
 * second argument says: {@code throw} or {@code hook}. First argument: an empty folder.
 */
public final class Absent {

  private final Map<String, Family.Opening> failures = new LinkedHashMap<>();
  private final InetAddress here = InetAddress.getLoopbackAddress();
  private final Path folder;
  private final Path missing;

  private Absent(String folder) {
    this.folder = Paths.get(folder);
    this.missing = this.folder.resolve("none");
    files();
    sockets();
    closed();
  }

  public static void main(String[] args) throws Exception {
    new Absent(args[0]).print();
    switch (args[1]) {
      case "throw":
        throw new IllegalStateException("uncaught", new IOException("its cause"));
      case "hook":
        Runtime.getRuntime().addShutdownHook(new Thread(() -> Runtime.getRuntime().halt(4)));
        System.exit(5);
        break;
      default:
        break;
    }
  }

  private void files() {
    failures.put("input", i -> new FileInputStream(missing.toFile()));
    failures.put("output", i -> new FileOutputStream(folder.toFile()));
    failures.put("random", i -> new RandomAccessFile(missing.toFile(), "r"));
    failures.put("zip", i -> new ZipFile(missing.toFile()));
    failures.put("channel", i -> FileChannel.open(missing));
    failures.put("folder", i -> Files.newDirectoryStream(missing));
    failures.put("process", i -> process());
  }

  private AutoCloseable process() throws IOException {
    return new ProcessBuilder(missing.toString()).start().getInputStream();
  }

  private void sockets() {
    failures.put("refused", i -> new Socket(here, 1));
    failures.put("refused-channel", i -> SocketChannel.open(new InetSocketAddress(here, 1)));
    failures.put("in-use", i -> inUse());
    failures.put("datagram", i -> new DatagramSocket(-2));
  }

  private AutoCloseable inUse() throws IOException {
    try (ServerSocket one = new ServerSocket(0, 1, here)) {
      return new ServerSocket(one.getLocalPort(), 1, here);
    }
  }

  private void closed() {
    failures.put("closed-stream", i -> readClosed());
    failures.put("closed-channel", i -> readClosedChannel());
    failures.put("closed-selector", i -> selectClosed());
    failures.put("closed-watch", i -> pollClosed());
  }

  private AutoCloseable readClosed() throws IOException {
    FileInputStream in = new FileInputStream("/dev/null");
    in.close();
    in.read();
    return in;
  }

  private AutoCloseable readClosedChannel() throws IOException {
    FileChannel channel = FileChannel.open(Paths.get("/dev/null"));
    channel.close();
    channel.read(ByteBuffer.allocate(1));
    return channel;
  }

  private AutoCloseable selectClosed() throws IOException {
    Selector selector = Selector.open();
    selector.close();
    selector.select();
    return selector;
  }

  private AutoCloseable pollClosed() throws IOException {
    WatchService watch = folder.getFileSystem().newWatchService();
    watch.close();
    watch.poll();
    return watch;
  }

  private void print() throws Exception {
    for (Map.Entry<String, Family.Opening> failure : failures.entrySet()) {
      try {
        failure.getValue().open(0).close();
        System.out.println(failure.getKey() + " did not fail");
      } catch (Exception e) {
        System.out.println(failure.getKey() + " " + text(e));
        System.err.println(failure.getKey());
        e.printStackTrace();
      }
    }
  }

  private String text(Throwable thrown) {
    List<String> lines = new ArrayList<>();
    for (Throwable e = thrown; e != null; e = e.getCause()) {
      lines.add(e.toString().replace(folder.toString(), "FOLDER"));
      for (StackTraceElement frame : e.getStackTrace()) {
        lines.add(frame.toString());
      }
    }
    return lines.toString();
  }
}
