package io.descry.tests.programs;

import java.io.BufferedReader;
import java.io.File;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URL;
import java.nio.ByteBuffer;
import java.nio.channels.AsynchronousFileChannel;
import java.nio.channels.AsynchronousServerSocketChannel;
import java.nio.channels.AsynchronousSocketChannel;
import java.nio.channels.DatagramChannel;
import java.nio.channels.FileChannel;
import java.nio.channels.Pipe;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.WatchService;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/**
 * A bit of everything that opens and closes, with a result that is always the same: what was read,
 * and the exceptions that were to be expected.
 */
final class DailyWork {

  private interface Part {
    Object run() throws Exception;
  }

  private final Map<String, Part> parts = new LinkedHashMap<>();
  private final InetAddress here = InetAddress.getLoopbackAddress();
  private final Path folder;
  private final File file;
  private final File zip;

  DailyWork(Path folder) throws IOException {
    this.folder = folder;
    this.file = Files.write(folder.resolve("data"), new byte[10]).toFile();
    this.zip = folder.resolve("data.zip").toFile();
    try (ZipOutputStream entries = new ZipOutputStream(new FileOutputStream(zip))) {
      entries.putNextEntry(new ZipEntry("entry"));
      entries.closeEntry();
    }
    files();
    channels();
    sockets();
    others();
    failures();
  }

  /** A line for each part: what it returned or threw. */
  String result() {
    StringBuilder lines = new StringBuilder();
    parts.forEach((name, part) -> lines.append(name).append(' ').append(run(part)).append("; "));
    return lines.toString().replace(folder.toString(), "FOLDER");
  }

  private static Object run(Part part) {
    try {
      return part.run();
    } catch (Throwable e) {
      return e.toString();
    }
  }

  private void add(String name, Part part) {
    parts.put(name, part);
  }

  private void files() {
    add("in", () -> length(new FileInputStream(file)));
    add("out", () -> written(new FileOutputStream(folder.resolve("out").toFile())));
    add(
        "random",
        () -> {
          try (RandomAccessFile random = new RandomAccessFile(file, "rw")) {
            return random.length();
          }
        });
    add("files", () -> length(Files.newInputStream(file.toPath())));
    add(
        "zip",
        () -> {
          try (ZipFile read = new ZipFile(zip)) {
            return read.size();
          }
        });
    add("url", () -> length(new URL("jar:" + zip.toURI() + "!/entry").openStream()));
    add(
        "folder",
        () -> {
          try (DirectoryStream<Path> list = Files.newDirectoryStream(folder, "data*")) {
            int count = 0;
            for (Path path : list) {
              count += path.getFileName().toString().length();
            }
            return count;
          }
        });
  }

  private static Object written(OutputStream stream) throws IOException {
    try (OutputStream out = stream) {
      out.write(new byte[3]);
      return "written";
    }
  }

  private static int length(InputStream stream) throws IOException {
    try (InputStream in = stream) {
      int length = 0;
      while (in.read() >= 0) {
        length++;
      }
      return length;
    }
  }

  private void channels() {
    add("channel", () -> closed(FileChannel.open(file.toPath())));
    add("async-file", () -> closed(AsynchronousFileChannel.open(file.toPath())));
    add("datagram-channel", () -> closed(DatagramChannel.open()));
    add("selector", () -> closed(Selector.open()));
    add(
        "pipe",
        () -> {
          Pipe pipe = Pipe.open();
          pipe.sink().write(ByteBuffer.wrap(new byte[2]));
          int read = pipe.source().read(ByteBuffer.allocate(9));
          pipe.sink().close();
          pipe.source().close();
          return read;
        });
    add(
        "socket-channel",
        () -> {
          try (ServerSocketChannel server = ServerSocketChannel.open()) {
            server.bind(new InetSocketAddress(here, 0));
            SocketChannel client = SocketChannel.open(server.getLocalAddress());
            SocketChannel accepted = server.accept();
            accepted.close();
            int read = client.read(ByteBuffer.allocate(9));
            client.close();
            return read;
          }
        });
    add("async-socket", this::asynchronous);
  }

  private Object asynchronous() throws Exception {
    try (AsynchronousServerSocketChannel server = AsynchronousServerSocketChannel.open()) {
      server.bind(new InetSocketAddress(here, 0));
      AsynchronousSocketChannel client = AsynchronousSocketChannel.open();
      client.connect(server.getLocalAddress()).get();
      AsynchronousSocketChannel accepted = server.accept().get();
      accepted.close();
      int read = client.read(ByteBuffer.allocate(9)).get();
      client.close();
      return read;
    }
  }

  /** Answers, and closes: no connection is kept for the next time. */
  private Object http() throws Exception {
    try (ServerSocket server = new ServerSocket(0, 5, here)) {
      Thread answering = new Thread(() -> answer(server), "answering");
      answering.start();
      URL url = new URL("http://127.0.0.1:" + server.getLocalPort() + "/");
      int length = length(url.openStream());
      answering.join();
      return length;
    }
  }

  private static void answer(ServerSocket server) {
    try (Socket call = server.accept()) {
      BufferedReader in = new BufferedReader(new InputStreamReader(call.getInputStream()));
      for (String line = in.readLine(); !line.isEmpty(); line = in.readLine()) {
        continue;
      }
      String head = "HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 4\r\n\r\n";
      call.getOutputStream().write((head + "body").getBytes("US-ASCII"));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Object closed(AutoCloseable handle) throws Exception {
    handle.close();
    return "closed";
  }

  private void sockets() {
    add("datagram", () -> closed(new DatagramSocket(0, here)));
    add(
        "socket",
        () -> {
          try (ServerSocket server = new ServerSocket(0, 5, here)) {
            Socket client = new Socket(here, server.getLocalPort());
            Socket accepted = server.accept();
            accepted.getOutputStream().write(7);
            int read = client.getInputStream().read();
            accepted.close();
            client.close();
            return read;
          }
        });
  }

  private void others() {
    add("http", this::http);
    add("process", this::process);
    add("watch", () -> closed(watch()));
    add("pool", DailyWork::pool);
    add("future", () -> CompletableFuture.supplyAsync(() -> "supplied").get());
  }

  private WatchService watch() throws IOException {
    return folder.getFileSystem().newWatchService();
  }

  private Object process() throws Exception {
    Process process = new ProcessBuilder("echo", "hello").start();
    BufferedReader out = new BufferedReader(new InputStreamReader(process.getInputStream()));
    String line = out.readLine();
    process.getOutputStream().close();
    process.getErrorStream().close();
    out.close();
    return line + process.waitFor();
  }

  private static Object pool() throws Exception {
    ExecutorService pool = Executors.newSingleThreadExecutor();
    try {
      return pool.submit(() -> "ran").get();
    } finally {
      pool.shutdown();
    }
  }

  private void failures() {
    add("missing", () -> new FileInputStream(folder.resolve("none").toFile()));
    add("missing-path", () -> Files.newInputStream(folder.resolve("none")));
    add("folder-as-file", () -> new FileOutputStream(folder.toFile()));
    add(
        "closed",
        () -> {
          FileInputStream in = new FileInputStream(file);
          in.close();
          in.close();
          return in.read();
        });
    add("refused", () -> new Socket(here, 1));
    add("no-class", () -> Class.forName("there.is.None"));
    add("no-program", () -> new ProcessBuilder(folder + "/none").start());
  }
}
