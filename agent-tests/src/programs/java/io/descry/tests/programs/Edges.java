package io.descry.tests.programs;

import java.io.BufferedReader;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.channels.FileChannel;
import java.nio.channels.Selector;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;

/**
 * Opens and closes where a JVM is at its end. Argument: an empty folder. Over stdin, each answered
 * with lines and {@code done}:
 *
 * <ul>
 *   <li>{@code stack}: at each of the last frames before the stack overflows, several kinds;
 *   <li>{@code memory}: while the heap is full;
 *   <li>{@code interrupt}: by threads that are interrupted before or meanwhile;
 *   <li>{@code stop}: by threads that are stopped meanwhile, once each, where Java can still do
 *       that;
 *   <li>{@code use}: the day's work.
 * </ul>
 *
 * The lines say which exceptions there were, and {@code left N}: how many descriptors more there
 * are than before, after a collection; not of a full heap nor of stops, where the JDK itself loses
 * some.
 */
public final class Edges {

  /** So many frames before the end are tried: more than the hooks take. */
  private static final int FRAMES = 400;

  private static final long STACK_BYTES = 512 * 1024;

  /** One in fifteen meets the few instructions around a hook's call. */
  private static final int STOPPED = 100;

  private static final long PATIENCE_MILLIS = 30_000;

  /** Openings in a full heap, how many of them must find it so, and how many are tried for that. */
  private static final int IN_FULL_HEAP = 5;

  private static final int FULL = 2;
  private static final int MOST_IN_FULL_HEAP = 200;
  private static final int MORE_BYTES = 128;

  /** Elements of the arrays that fill the heap: at first, when it is nearly full, and the last. */
  private static final int LARGEST = 1 << 18;

  private static final int LARGEST_LATER = 1 << 6;
  private static final int SMALLEST = 1 << 2;

  private final Path folder;
  private final Path file;
  private final DailyWork work;
  private final AutoCloseable[] opened = new AutoCloseable[FRAMES];
  private int count;
  private boolean closing;
  private volatile Object last;
  private final TreeSet<String> thrown = new TreeSet<>();

  private Edges(String folder) throws IOException {
    this.folder = Paths.get(folder);
    this.file = Files.write(this.folder.resolve("data"), new byte[10]);
    this.work = new DailyWork(this.folder);
    work.result();
  }

  /** A class that is first loaded at the edge is broken for good, without an agent too. */
  private void warm() throws Exception {
    for (Family.Opening opening : kinds().values()) {
      opening.open(0).close();
    }
    openedAndClosed();
    descriptors();
    Family.collect();
  }

  public static void main(String[] args) throws Exception {
    Edges edges = new Edges(args[0]);
    edges.warm();
    say("ready");
    BufferedReader commands = new BufferedReader(new InputStreamReader(System.in, "UTF-8"));
    for (String line = commands.readLine(); line != null; line = commands.readLine()) {
      edges.obey(line);
      say("done");
    }
  }

  private void obey(String command) throws Exception {
    switch (command) {
      case "stack":
        stack();
        break;
      case "memory":
        memory();
        break;
      case "interrupt":
        new Interrupts(file).run();
        break;
      case "stop":
        stop();
        break;
      case "use":
        say(work.result());
        break;
      default:
        throw new IOException("no such command: " + command);
    }
  }

  private Map<String, Family.Opening> kinds() {
    Map<String, Family.Opening> kinds = new LinkedHashMap<>();
    kinds.put("file", i -> new FileInputStream(file.toFile()));
    kinds.put("channel", i -> FileChannel.open(file));
    kinds.put("socket", i -> bound());
    kinds.put("selector", i -> Selector.open());
    kinds.put("folder", i -> Files.newDirectoryStream(folder));
    return kinds;
  }

  private static Socket bound() throws IOException {
    Socket socket = new Socket();
    socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    return socket;
  }

  private void stack() throws Exception {
    for (Map.Entry<String, Family.Opening> kind : kinds().entrySet()) {
      int before = descriptors();
      dived(kind.getValue(), false);
      int held = count;
      dived(kind.getValue(), true);
      for (int i = 0; i < FRAMES; i++) {
        closeQuietly(opened[i]);
        opened[i] = null;
      }
      Family.collect();
      Family.collect();
      int left = descriptors() - before;
      say("stack " + kind.getKey() + " some opened " + (held > 0) + ", thrown " + thrown);
      say("left " + left);
    }
  }

  /** A new thread with a stack of its own goes down to the end, and works on its way up. */
  private void dived(Family.Opening opening, boolean toClose) throws InterruptedException {
    count = 0;
    closing = toClose;
    Thread diver = new Thread(null, () -> dive(opening, new int[1]), "diver", STACK_BYTES);
    diver.start();
    diver.join();
  }

  /** The deepest frames try, each a frame further from the end. */
  private void dive(Family.Opening opening, int[] tried) {
    try {
      dive(opening, tried);
    } catch (StackOverflowError e) {
      // This is one of the last frames.
    }
    if (tried[0] < FRAMES) {
      tried[0]++;
      attempt(opening, tried[0] - 1);
    }
  }

  private void attempt(Family.Opening opening, int index) {
    try {
      if (closing) {
        closeQuietly(opened[index]);
      } else {
        opened[index] = opening.open(index);
        count++;
      }
    } catch (StackOverflowError e) {
      return;
    } catch (Throwable e) {
      thrown.add(e.toString());
    }
  }

  private static void closeQuietly(AutoCloseable one) {
    try {
      if (one != null) {
        one.close();
      }
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private void memory() throws Exception {
    Map<String, Family.Opening> kinds = kinds();
    kinds.keySet().retainAll(Arrays.asList("file", "socket"));
    for (Map.Entry<String, Family.Opening> kind : kinds.entrySet()) {
      thrown.clear();
      AutoCloseable[] some = new AutoCloseable[MOST_IN_FULL_HEAP];
      Throwable[] others = new Throwable[MOST_IN_FULL_HEAP];
      int full = openInFullHeap(kind.getValue(), some, others);
      for (int i = 0; i < MOST_IN_FULL_HEAP; i++) {
        closeQuietly(some[i]);
        if (others[i] != null) {
          thrown.add(others[i].toString());
        }
      }
      some = null;
      Family.collect();
      say("memory " + kind.getKey() + " full " + (full >= FULL) + ", thrown " + thrown);
    }
  }

  /**
   * How many openings ran out of memory. Some have a little, so that it ends in the midst of them.
   * The heap is filled again before each, and there are more of them than were full at once: a
   * collection finds what no fill before it could have, a survivor space that was empty or what
   * another thread has let go of, the agent's too.
   */
  private static int openInFullHeap(
      Family.Opening opening, AutoCloseable[] some, Throwable[] others) {
    int full = 0;
    Object[] chain = fill(LARGEST, null);
    for (int i = 0; i < IN_FULL_HEAP || (full < FULL && i < MOST_IN_FULL_HEAP); i++) {
      chain = without(i % IN_FULL_HEAP * MORE_BYTES, fill(LARGEST_LATER, chain));
      try {
        some[i] = opening.open(i);
      } catch (OutOfMemoryError e) {
        full++;
      } catch (Throwable e) {
        others[i] = e;
      }
    }
    return chain == null ? 0 : full;
  }

  /** All that fits, in ever smaller pieces, before the chain. */
  private static Object[] fill(int largest, Object[] rest) {
    Object[] chain = rest;
    for (int size = largest; size >= SMALLEST; size /= 16) {
      try {
        while (true) {
          Object[] next = new Object[size];
          next[0] = chain;
          chain = next;
        }
      } catch (OutOfMemoryError e) {
        // The next smaller one.
      }
    }
    return chain;
  }

  /** The chain without its first pieces, so many bytes or a few more. */
  private static Object[] without(int bytes, Object[] all) {
    Object[] chain = all;
    for (int free = 0; free < bytes; free += 4 * chain.length) {
      chain = (Object[]) chain[0];
    }
    return chain;
  }

  private void stop() throws Exception {
    int ended = 0;
    thrown.clear();
    while (ended < STOPPED && isEndedByOneStop(2 + ended % 7)) {
      ended++;
    }
    Family.collect();
    say("stop " + ended + " of " + STOPPED + ", thrown " + thrown);
  }

  @SuppressWarnings("deprecation")
  private boolean isEndedByOneStop(long afterMillis) throws InterruptedException {
    CountDownLatch running = new CountDownLatch(1);
    Thread thread = new Thread(() -> openAndClose(running), "stopped");
    thread.setUncaughtExceptionHandler((t, e) -> thrown.add(e.toString()));
    thread.start();
    running.await();
    Thread.sleep(afterMillis); // Anywhere.
    thread.stop();
    thread.join(PATIENCE_MILLIS);
    return !thread.isAlive();
  }

  private void openAndClose(CountDownLatch running) {
    openedAndClosed();
    running.countDown();
    while (true) {
      openedAndClosed();
    }
  }

  /**
   * Not a stream: from 9 on, one whose constructor is stopped can leave a cleaner behind that has
   * no number yet, and closes descriptor 0, which is standard input.
   */
  private void openedAndClosed() {
    try (FileChannel channel = FileChannel.open(file)) {
      last = channel;
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The listing itself takes one, always. */
  static int descriptors() {
    return new java.io.File("/proc/self/fd").list().length;
  }

  private static void say(String text) {
    System.out.println(text);
    System.out.flush();
  }
}
