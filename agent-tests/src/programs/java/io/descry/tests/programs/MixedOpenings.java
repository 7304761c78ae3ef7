package io.descry.tests.programs;

import java.io.File;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketAddress;
import java.nio.channels.AsynchronousChannelGroup;
import java.nio.channels.AsynchronousFileChannel;
import java.nio.channels.AsynchronousSocketChannel;
import java.nio.channels.DatagramChannel;
import java.nio.channels.FileChannel;
import java.nio.channels.Pipe;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/** Ways to open, of every sort; each thread of {@link AtBarriers} has its own. */
final class MixedOpenings {

  private interface Opening {
    AutoCloseable open() throws Exception;
  }

  /** What is scarce or slow is opened once in so many times. */
  private static final int SELDOM = 60;

  private final List<Opening> openings = new ArrayList<>();
  private final List<Opening> seldom = new ArrayList<>();
  private final InetAddress here = InetAddress.getLoopbackAddress();
  private final SocketAddress any = new InetSocketAddress(here, 0);
  private final ServerSocket listening = new ServerSocket(0, 100, here);
  private final ServerSocketChannel accepting = ServerSocketChannel.open().bind(any, 100);
  private final MixedServices services;
  private final Path folder;
  private final Path text;
  private final Path zip;

  MixedOpenings(Path parent, int index, MixedServices services) throws IOException {
    this.services = services;
    this.folder = Files.createDirectory(parent.resolve("thread" + index));
    this.text = Files.write(folder.resolve("text"), new byte[100]);
    this.zip = zip(folder.resolve("archive.zip"));
    Files.createDirectories(folder.resolve("a/b"));
    addFiles();
    addSockets();
    addOthers();
  }

  private static Path zip(Path path) throws IOException {
    try (OutputStream out = Files.newOutputStream(path);
        ZipOutputStream entries = new ZipOutputStream(out)) {
      entries.putNextEntry(new ZipEntry("entry"));
      entries.closeEntry();
    }
    return path;
  }

  AutoCloseable open(Random random) throws Exception {
    List<Opening> from = random.nextInt(SELDOM) == 0 ? seldom : openings;
    return from.get(random.nextInt(from.size())).open();
  }

  private void addFiles() {
    File file = text.toFile();
    openings.add(() -> new FileInputStream(file));
    openings.add(() -> new FileOutputStream(file, true));
    openings.add(() -> new RandomAccessFile(file, "rw"));
    openings.add(() -> new RandomAccessFile(file, "rw").getChannel());
    openings.add(() -> FileChannel.open(text));
    openings.add(() -> FileChannel.open(text, StandardOpenOption.APPEND));
    openings.add(() -> AsynchronousFileChannel.open(text));
    openings.add(() -> Files.newInputStream(text));
    openings.add(() -> Files.newByteChannel(text));
    openings.add(() -> Files.lines(text));
    openings.add(() -> Files.list(folder));
    openings.add(() -> Files.newDirectoryStream(folder));
    openings.add(this::walk);
    openings.add(() -> new ZipFile(zip.toFile()));
  }

  /** Three levels, so three directories open at once. */
  private AutoCloseable walk() throws IOException {
    java.util.stream.Stream<Path> all = Files.walk(folder);
    java.util.Iterator<Path> paths = all.iterator();
    while (paths.hasNext() && !paths.next().endsWith("b")) {
      continue;
    }
    return all;
  }

  private void addSockets() {
    openings.add(this::sockets);
    openings.add(this::channels);
    openings.add(Socket::new);
    openings.add(() -> new ServerSocket(0, 10, here));
    openings.add(() -> ServerSocketChannel.open().bind(any));
    openings.add(() -> new DatagramSocket(0, here));
    openings.add(() -> DatagramChannel.open().bind(any));
    openings.add(() -> exchanged(true));
    openings.add(() -> exchanged(false));
  }

  private AutoCloseable exchanged(boolean byUrl) throws Exception {
    services.exchange(byUrl);
    return () -> {};
  }

  private AutoCloseable sockets() throws IOException {
    Socket client = new Socket(here, listening.getLocalPort());
    return Family.all(listening.accept(), client);
  }

  private AutoCloseable channels() throws IOException {
    SocketChannel client = SocketChannel.open(accepting.getLocalAddress());
    return Family.all(client, accepting.accept());
  }

  private void addOthers() {
    openings.add(Selector::open);
    openings.add(this::pipe);
    seldom.add(this::asynchronous);
    seldom.add(this::watch);
    seldom.add(MixedOpenings::process);
  }

  private AutoCloseable pipe() throws IOException {
    Pipe pipe = Pipe.open();
    return Family.all(pipe.source(), pipe.sink());
  }

  private AutoCloseable asynchronous() throws Exception {
    AsynchronousChannelGroup group =
        AsynchronousChannelGroup.withFixedThreadPool(1, Executors.defaultThreadFactory());
    AsynchronousSocketChannel client = AsynchronousSocketChannel.open(group);
    client.connect(listening.getLocalSocketAddress()).get();
    return Family.all(listening.accept(), client, group::shutdownNow);
  }

  private AutoCloseable watch() throws IOException {
    java.nio.file.WatchService watch = folder.getFileSystem().newWatchService();
    folder.register(watch, java.nio.file.StandardWatchEventKinds.ENTRY_CREATE);
    return watch;
  }

  private static AutoCloseable process() throws IOException {
    Process process = new ProcessBuilder("sleep", "1000").start();
    return () -> {
      process.getOutputStream().close();
      process.getInputStream().close();
      process.getErrorStream().close();
      process.destroy();
      process.waitFor();
    };
  }
}
