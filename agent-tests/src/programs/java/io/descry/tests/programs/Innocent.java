package io.descry.tests.programs;

import java.io.Closeable;
import java.io.File;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.net.DatagramSocket;
import java.net.ServerSocket;
import java.nio.channels.AsynchronousFileChannel;
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
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Opens each kind of handle and closes it properly, beside threads that allocate: whatever the
 * collector does meanwhile, nothing here leaks. Arguments: closes of each kind, and {@code virtual}
 * for virtual threads. Prints {@code closed N} and waits for the end of its input.
 */
public final class Innocent {

  /** Opens one handle of a kind. */
  interface Kind {
    Closeable open() throws IOException;
  }

  private static final int THREADS = 4;

  static volatile Object garbage;
  private static volatile boolean done;

  private Innocent() {}

  /** Runs each kind in turn. */
  public static void main(String[] args) throws Exception {
    int closes = Integer.parseInt(args[0]);
    ExecutorService threads = threads(args.length > 1 && args[1].equals("virtual"));
    Thread allocating = new Thread(Innocent::allocate, "allocating");
    allocating.setDaemon(true);
    allocating.start();
    Path file = Files.createTempFile("innocent", ".x");
    long closed = 0;
    for (Kind kind : kinds(file.toFile())) {
      closed += run(threads, kind, closes);
    }
    closed += run(threads, Innocent::startProcess, Math.max(8, closes / 500));
    done = true;
    threads.shutdown();
    Files.delete(file);
    System.out.println("closed " + closed);
    while (System.in.read() >= 0) {
      garbage = null;
    }
  }

  private static ExecutorService threads(boolean virtual) throws Exception {
    return virtual
        ? (ExecutorService)
            Executors.class.getMethod("newVirtualThreadPerTaskExecutor").invoke(null)
        : Executors.newFixedThreadPool(THREADS);
  }

  private static List<Kind> kinds(File file) {
    Path path = file.toPath();
    List<Kind> kinds = new ArrayList<>();
    kinds.add(() -> new FileInputStream(file));
    kinds.add(() -> new FileOutputStream(file, true));
    kinds.add(() -> new RandomAccessFile(file, "r"));
    kinds.add(() -> FileChannel.open(path, StandardOpenOption.READ));
    kinds.add(() -> Files.newInputStream(path));
    kinds.add(() -> AsynchronousFileChannel.open(path, StandardOpenOption.READ));
    kinds.add(() -> Files.newDirectoryStream(path.getParent()));
    kinds.add(() -> new ServerSocket(0));
    kinds.add(() -> new DatagramSocket());
    kinds.add(SocketChannel::open);
    kinds.add(ServerSocketChannel::open);
    kinds.add(DatagramChannel::open);
    kinds.add(Selector::open);
    kinds.add(Innocent::openPipe);
    return kinds;
  }

  private static Closeable openPipe() throws IOException {
    Pipe pipe = Pipe.open();
    return () -> {
      pipe.sink().close();
      pipe.source().close();
    };
  }

  /** The JDK itself closes the pipes when the child ends. */
  private static Closeable startProcess() throws IOException {
    Process process = new ProcessBuilder("/bin/true").start();
    return () -> {
      try {
        process.waitFor();
      } catch (InterruptedException e) {
        throw new IOException(e);
      }
    };
  }

  private static long run(ExecutorService threads, Kind kind, int closes) throws Exception {
    List<Future<Integer>> parts = new ArrayList<>();
    for (int i = 0; i < THREADS; i++) {
      Callable<Integer> part = () -> openAndClose(kind, closes / THREADS);
      parts.add(threads.submit(part));
    }
    long closed = 0;
    for (Future<Integer> part : parts) {
      closed += part.get();
    }
    return closed;
  }

  private static int openAndClose(Kind kind, int closes) throws IOException {
    for (int i = 0; i < closes; i++) {
      one(kind);
    }
    return closes;
  }

  /** A method of its own, so that its frame ends with the close. */
  private static void one(Kind kind) throws IOException {
    try (Closeable handle = kind.open()) {
      garbage = handle == null ? null : new byte[256];
    }
  }

  private static void allocate() {
    while (!done) {
      for (int i = 0; i < 200; i++) {
        garbage = new byte[1024];
      }
      Thread.yield();
    }
  }
}
