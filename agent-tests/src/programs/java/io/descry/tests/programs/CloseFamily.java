package io.descry.tests.programs;

import static io.descry.tests.programs.Family.opened;

import java.io.FileInputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.Pipe;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import java.util.zip.ZipFile;

/** Unusual ways to close, and openings that fail half-way. Argument: an empty folder. */
public final class CloseFamily {

  private final InetAddress here = InetAddress.getLoopbackAddress();
  private final ServerSocket silent = new ServerSocket(0, 500, here);
  private final SocketAddress address = silent.getLocalSocketAddress();
  private final Path path;
  private final String name;

  private CloseFamily(String folder) throws IOException {
    this.path = Paths.get(folder, "data.txt");
    this.name = path.toString();
    Files.write(path, new byte[100]);
  }

  public static void main(String[] args) throws Exception {
    new CloseFamily(args[0]).family().run();
  }

  private Family family() {
    return new Family()
        .add("closed twice, stream", i -> twice(stream()))
        .add("closed twice, channel", i -> twice(fileChannel()))
        .add("closed twice, socket", i -> twice(socket()))
        .add("closed twice, socket channel", i -> twice(socketChannel()))
        .add("closed by another thread", i -> byAnotherThread(stream()))
        .add("closed by two threads at once", i -> byTwoThreads(socketChannel()))
        .add("closed through the stream's channel", i -> stream().getChannel())
        .add("closed through the file's channel", i -> randomAccessFile().getChannel())
        .add("closed through the socket's input", i -> socket().getInputStream())
        .add("closed through the socket's output", i -> socket().getOutputStream())
        .add("closed through the channel's socket", i -> socketChannel().socket())
        .add("closed after both halves were shut", i -> halves())
        .add("closed with a reset", i -> reset())
        .add("closed while a thread reads, Socket", i -> whileReading(socket()))
        .add("closed while a thread reads, SocketChannel", i -> whileReading(socketChannel()))
        .add("closed while a thread reads, Pipe", i -> pipeWhileReading())
        .add("closed while a thread accepts", i -> whileAccepting())
        .add("closed by an interrupt", i -> byInterrupt())
        .add("closed while registered with a selector", i -> registered())
        .add("closed while registered, then the selector", i -> registeredAndForgotten())
        .add("a subclass that overrides everything", i -> new Rude(name))
        .add("a socket that overrides everything", i -> rudeSocket())
        .add("a subclass whose constructor throws", i -> constructorThrows())
        .add("openings of the JDK that throw", i -> allThrow());
  }

  private FileInputStream stream() throws IOException {
    return opened("file-input", new FileInputStream(name));
  }

  private RandomAccessFile randomAccessFile() throws IOException {
    return opened("random-access-file", new RandomAccessFile(name, "r"));
  }

  private FileChannel fileChannel() throws IOException {
    return opened("file-channel", FileChannel.open(path));
  }

  private Socket socket() throws IOException {
    return opened("socket", new Socket(here, silent.getLocalPort()));
  }

  private SocketChannel socketChannel() throws IOException {
    return opened("socket-channel", SocketChannel.open(address));
  }

  private static AutoCloseable twice(AutoCloseable handle) {
    return Family.all(handle, handle);
  }

  private static AutoCloseable byAnotherThread(AutoCloseable handle) {
    return () -> start(closing(handle)).get();
  }

  private static AutoCloseable byTwoThreads(AutoCloseable handle) {
    return () -> {
      FutureTask<Object> first = start(closing(handle));
      FutureTask<Object> second = start(closing(handle));
      first.get();
      second.get();
    };
  }

  private static Callable<Object> closing(AutoCloseable handle) {
    return () -> {
      handle.close();
      return "closed";
    };
  }

  private AutoCloseable halves() throws IOException {
    Socket socket = socket();
    socket.shutdownInput();
    socket.shutdownOutput();
    return socket;
  }

  private AutoCloseable reset() throws IOException {
    Socket socket = socket();
    socket.setSoLinger(true, 0);
    return socket;
  }

  private static AutoCloseable whileReading(Socket socket) throws Exception {
    return whenBlocked(socket, () -> socket.getInputStream().read());
  }

  private static AutoCloseable whileReading(SocketChannel channel) throws Exception {
    return whenBlocked(channel, () -> channel.read(ByteBuffer.allocate(1)));
  }

  private static AutoCloseable pipeWhileReading() throws Exception {
    Pipe pipe = opened("pipe", 2, 2, Pipe.open());
    Callable<Object> read = () -> pipe.source().read(ByteBuffer.allocate(1));
    return Family.all(whenBlocked(pipe.source(), read), pipe.sink());
  }

  private AutoCloseable whileAccepting() throws Exception {
    ServerSocket server = opened("server-socket", new ServerSocket(0, 1, here));
    return whenBlocked(server, server::accept);
  }

  /** Closes once the call blocks, and waits until the blocked thread has left. */
  private static AutoCloseable whenBlocked(AutoCloseable handle, Callable<Object> call)
      throws Exception {
    FutureTask<Object> task = new FutureTask<>(call);
    Thread thread = new Thread(task, "blocked");
    thread.setDaemon(true);
    thread.start();
    awaitBlocked(thread);
    return () -> {
      handle.close();
      thread.join(10_000);
    };
  }

  /** A thread that blocks in the kernel is RUNNABLE for Java; its stack says it. */
  private static void awaitBlocked(Thread thread) throws InterruptedException {
    long deadline = System.nanoTime() + 5_000_000_000L;
    while (System.nanoTime() < deadline && !isInNative(thread)) {
      Thread.sleep(5);
    }
  }

  private static boolean isInNative(Thread thread) {
    StackTraceElement[] stack = thread.getStackTrace();
    return stack.length > 0 && stack[0].isNativeMethod();
  }

  private AutoCloseable byInterrupt() throws Exception {
    SocketChannel channel = socketChannel();
    Thread thread = new Thread(() -> readUntilInterrupted(channel), "interrupted");
    thread.start();
    awaitBlocked(thread);
    return () -> {
      thread.interrupt();
      thread.join(10_000);
    };
  }

  private static void readUntilInterrupted(SocketChannel channel) {
    try {
      channel.read(ByteBuffer.allocate(1));
    } catch (IOException expected) {
      Thread.interrupted();
    }
  }

  private AutoCloseable registered() throws IOException {
    Selector selector = selector();
    SocketChannel channel = socketChannel();
    channel.configureBlocking(false);
    channel.register(selector, SelectionKey.OP_READ);
    return Family.all(channel, selector::selectNow, selector);
  }

  private AutoCloseable registeredAndForgotten() throws IOException {
    Selector selector = selector();
    SocketChannel channel = socketChannel();
    channel.configureBlocking(false);
    channel.register(selector, SelectionKey.OP_READ);
    selector.selectNow();
    return Family.all(channel, selector);
  }

  private static Selector selector() throws IOException {
    return opened("selector", 1, Family.javaVersion() < 17 ? 3 : 2, Selector.open());
  }

  private AutoCloseable rudeSocket() throws IOException {
    return new RudeSocket(here, silent.getLocalPort());
  }

  /** The stream is open and nobody has it: only the collector closes it. */
  private AutoCloseable constructorThrows() throws Exception {
    try {
      new Throwing(name);
    } catch (IllegalStateException expected) {
      return Family::collect;
    }
    throw new IllegalStateException("did not throw");
  }

  private AutoCloseable allThrow() {
    mustThrow(() -> new FileInputStream(name + ".missing"));
    mustThrow(() -> new FileInputStream(path.getParent().toFile()));
    mustThrow(() -> new RandomAccessFile(path.getParent().toFile(), "r"));
    mustThrow(() -> FileChannel.open(Paths.get(name + ".missing")));
    mustThrow(() -> Files.list(path));
    mustThrow(() -> new ZipFile(name));
    mustThrow(() -> new Socket(here, 1));
    mustThrow(() -> new ServerSocket(silent.getLocalPort(), 1, here));
    mustThrow(() -> SocketChannel.open(new InetSocketAddress(here, 1)));
    mustThrow(() -> new ProcessBuilder("/no/such/program").start());
    return () -> {};
  }

  private static void mustThrow(Callable<Object> opening) {
    try {
      opening.call();
    } catch (Exception expected) {
      return;
    }
    throw new IllegalStateException("did not throw");
  }

  private static FutureTask<Object> start(Callable<Object> work) {
    FutureTask<Object> task = new FutureTask<>(work);
    new Thread(task).start();
    return task;
  }

  /** Calls nothing of its own that an agent could call by accident. */
  private static final class Rude extends FileInputStream {

    Rude(String name) throws IOException {
      super(opened("file-input", name));
    }

    @Override
    public void close() throws IOException {
      super.close();
    }

    @Override
    public boolean equals(Object other) {
      throw new IllegalStateException("equals was called");
    }

    @Override
    public int hashCode() {
      throw new IllegalStateException("hashCode was called");
    }

    @Override
    public String toString() {
      throw new IllegalStateException("toString was called");
    }
  }

  private static final class RudeSocket extends Socket {

    RudeSocket(InetAddress host, int port) throws IOException {
      super(opened("socket", host), port);
    }

    @Override
    public synchronized void close() throws IOException {
      super.close();
    }

    @Override
    public boolean equals(Object other) {
      throw new IllegalStateException("equals was called");
    }

    @Override
    public int hashCode() {
      throw new IllegalStateException("hashCode was called");
    }

    @Override
    public String toString() {
      throw new IllegalStateException("toString was called");
    }
  }

  private static final class Throwing extends FileInputStream {

    Throwing(String name) throws IOException {
      super(opened("file-input", name));
      throw new IllegalStateException("after the file was opened");
    }
  }
}
