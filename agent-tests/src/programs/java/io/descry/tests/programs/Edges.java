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
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * Opens and closes where a JVM is at its end. Argument: an empty folder. Over stdin, each answered
 * with lines and {@code done}:
 *
 * <ul>
 *   <li>{@code stack}: at each of the last frames before the stack overflows, several kinds;
 *   <li>{@code memory}: while the heap is full;
 *   <li>{@code interrupt}: by threads that are interrupted before or meanwhile;
 *   <li>{@code stop}: by threads that are stopped meanwhile, where Java can still do that;
 *   <li>{@code use}: the day's work.
 * </ul>
 *
 * The lines say which exceptions there were, and {@code left N}: how many descriptors more there
 * are than before, after a collection; not of a full heap, in which the JDK itself loses some.
 */
public final class Edges {

  /** So many frames before the end are tried: more than the hooks take. */
  private static final int FRAMES = 400;

  private static final long STACK_BYTES = 512 * 1024;
  private static final int STOPPED = 40;

  /** One in twenty meets the few instructions around a hook, which drop it: known, and rare. */
  private static final int STOPS = 5;

  private static final int IN_FULL_HEAP = 15;

  private final Path folder;
  private final Path file;
  private final DailyWork work;
  private final AutoCloseable[] opened = new AutoCloseable[FRAMES];
  private int count;
  private boolean closing;
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
    openedAndClosed(new ArrayList<>());
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
      AutoCloseable[] some = new AutoCloseable[IN_FULL_HEAP];
      int full = fullHeap(kind.getValue(), some);
      for (AutoCloseable one : some) {
        closeQuietly(one);
      }
      some = null;
      Family.collect();
      say("memory " + kind.getKey() + " full " + (full > 0) + ", thrown " + thrown);
    }
  }

  /** How many openings ran out of memory. */
  private int fullHeap(Family.Opening opening, AutoCloseable[] some) {
    Object[] chain = fill();
    int full = 0;
    for (int i = 0; i < some.length; i++) {
      try {
        some[i] = opening.open(i);
      } catch (OutOfMemoryError e) {
        full++;
        if (full % 3 == 0 && chain != null) {
          chain = (Object[]) chain[0]; // A little more for the next ones.
        }
      } catch (Throwable e) {
        thrown.add(e.toString());
      }
    }
    return chain == null ? 0 : full;
  }

  /** All that fits, in ever smaller pieces. */
  private static Object[] fill() {
    Object[] chain = null;
    for (int size = 1 << 18; size >= 64; size /= 2) {
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

  @SuppressWarnings("deprecation")
  private void stop() throws Exception {
    int before = descriptors();
    int ended = 0;
    for (int i = 0; i < STOPPED; i++) {
      Thread thread = new Thread(this::openAndClose, "stopped-" + i);
      thread.setUncaughtExceptionHandler((t, e) -> thrown.add(e.toString()));
      thread.start();
      Thread.sleep(2 + i % 7);
      for (int times = 0; times < STOPS && thread.isAlive(); times++) {
        thread.stop();
        thread.join(3_000);
      }
      ended += thread.isAlive() ? 0 : 1;
    }
    Family.collect();
    say("stop " + ended + " of " + STOPPED + ", thrown " + thrown);
    say("left " + (descriptors() - before));
  }

  private void openAndClose() {
    List<Object> last = new ArrayList<>();
    while (true) {
      openedAndClosed(last);
    }
  }

  private void openedAndClosed(List<Object> last) {
    try (FileInputStream in = new FileInputStream(file.toFile())) {
      last.clear();
      last.add(in);
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
