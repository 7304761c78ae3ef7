package io.descry.tests.corpus;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;

/**
 * Runs families of programs in order and prints what each saw, and which descriptors it left in the
 * kernel, so that two runs can be compared line by line. Arguments: an empty folder, and the simple
 * names of families. At the end it waits until its input ends, with {@code ended} as its last line.
 */
public final class Corpus {

  private static final int EXIT = 42;

  private final Path folder;
  private final List<Entry> entries = new ArrayList<>();

  private int lost;

  private Corpus(Path folder) {
    this.folder = folder;
  }

  public static void main(String[] args) throws Exception {
    Corpus corpus = new Corpus(Paths.get(args[0]));
    for (int i = 1; i < args.length; i++) {
      corpus.add(args[i]);
    }
    openWhatTheJdkKeeps(corpus.folder);
    int left = corpus.run();
    System.out.println("programs " + corpus.entries.size());
    System.out.println("left open " + left);
    System.out.println("lost by the JDK " + corpus.lost);
    System.out.println("ended");
    while (System.in.read() >= 0) {
      continue; // Until the test has looked at this process.
    }
    System.exit(EXIT);
  }

  private void add(String family) throws Exception {
    Class<?> type = Class.forName(Corpus.class.getPackage().getName() + "." + family);
    ((Family) type.getDeclaredConstructor().newInstance()).addTo(this);
  }

  Corpus program(String name, Program program) {
    return leaving(0, name, program);
  }

  /** One in which the JDK itself loses a descriptor, beyond anybody's reach. */
  Corpus losing(String name, Program program) {
    lost++;
    return leaving(1, name, program);
  }

  /** One that leaves so many descriptors open on purpose. */
  Corpus leaving(int descriptors, String name, Program program) {
    entries.add(new Entry(descriptors, name, program));
    return this;
  }

  /** An agent may be the first to need these, and at a time of its own. */
  private static void openWhatTheJdkKeeps(Path folder) throws Exception {
    new SecureRandom().nextInt();
    Path file = folder.resolve("first");
    FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE).close();
    ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    new Socket(server.getInetAddress(), server.getLocalPort()).close();
    server.accept().close();
    acceptInVirtualThread(server);
    server.close();
  }

  /** From 21 on the first that waits opens pollers; from 26 on java.net.http has such threads. */
  private static void acceptInVirtualThread(ServerSocket server) throws Exception {
    Method start;
    try {
      start = Thread.class.getMethod("startVirtualThread", Runnable.class);
    } catch (NoSuchMethodException olderJdk) {
      return;
    }
    Thread thread = (Thread) start.invoke(null, (Runnable) () -> accept(server));
    while (thread.getState() != Thread.State.WAITING) {
      Thread.sleep(1);
    }
    new Socket(server.getInetAddress(), server.getLocalPort()).close();
    thread.join();
  }

  private static void accept(ServerSocket server) {
    try {
      server.accept().close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private int run() throws IOException, InterruptedException {
    int left = 0;
    for (int i = 0; i < entries.size(); i++) {
      Path own = folder.resolve("p" + i);
      if (!own.toFile().mkdir()) {
        throw new IOException("cannot make " + own);
      }
      run(entries.get(i), own.toFile());
      left += entries.get(i).leaves;
    }
    return left;
  }

  private static void run(Entry entry, File own) throws InterruptedException {
    System.out.println("program " + entry.name);
    Page page = new Page(own);
    Descriptors before = Descriptors.now();
    try {
      entry.program.run(page);
    } catch (Throwable e) {
      page.say("ended with " + e);
    }
    page.closeKept();
    page.say("kernel " + before.added(entry.leaves));
  }

  private static final class Entry {
    final int leaves;
    final String name;
    final Program program;

    Entry(int leaves, String name, Program program) {
      this.leaves = leaves;
      this.name = name;
      this.program = program;
    }
  }
}
