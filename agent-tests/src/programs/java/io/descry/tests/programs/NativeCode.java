package io.descry.tests.programs;

import io.descry.api.Descry;
import java.io.BufferedReader;
import java.io.File;
import java.io.InputStreamReader;
import java.lang.reflect.Method;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Opens descriptors that no hook sees, with the C library's {@code open} as the JDK declares it for
 * itself, and tells Descry of them. Driven over stdin: {@code track}, {@code silent}, {@code
 * untrack}, {@code forget} (closes without a word), {@code drop}, {@code wrong} (calls that make no
 * sense), {@code mark NAME}, {@code report}. Needs {@code --add-opens java.base/sun.nio.fs}.
 */
public final class NativeCode {

  private static final int READ_ONLY = 0;

  /** As a class of an application would: the owner of one number. */
  private static final class Port {
    final int number;

    Port(int number) {
      this.number = number;
    }
  }

  private final Deque<Port> ports = new ArrayDeque<>();
  private final Path path;

  private NativeCode(Path path) {
    this.path = path;
  }

  public static void main(String[] args) throws Exception {
    NativeCode code = new NativeCode(new File(args[0]).toPath());
    Descry.mark("start");
    System.out.println("ready");
    BufferedReader commands = new BufferedReader(new InputStreamReader(System.in, "UTF-8"));
    for (String line = commands.readLine(); line != null; line = commands.readLine()) {
      String[] words = line.split(" ", 2);
      System.out.println("done " + line + " " + code.obey(words[0], words));
      System.out.flush();
    }
  }

  private Object obey(String command, String[] words) throws Exception {
    switch (command) {
      case "track":
        ports.push(new Port(open(path)));
        Descry.track(ports.peek(), ports.peek().number, "the port"); // Named by the test.
        return ports.peek().number;
      case "silent":
        return open(path);
      case "untrack":
        Descry.untrack(ports.peek().number);
        close(ports.peek().number);
        return ports.pop().number;
      case "forget":
        close(ports.peek().number);
        return ports.peek().number;
      case "drop":
        int dropped = ports.pop().number;
        Family.collect();
        return dropped;
      case "wrong":
        return wrong();
      case "mark":
        Descry.mark(words[1]);
        return words[1];
      default:
        return Descry.report();
    }
  }

  private static Object wrong() {
    Descry.mark(null);
    Descry.track(null, 3);
    Descry.track(new Object(), -7);
    Descry.untrack(-7);
    return "";
  }

  private static int open(Path path) throws Exception {
    Class<?> calls = Class.forName("sun.nio.fs.UnixNativeDispatcher");
    for (Method method : calls.getDeclaredMethods()) {
      if (method.getName().equals("open") && method.getParameterTypes().length == 3) {
        method.setAccessible(true);
        return (Integer) method.invoke(null, path, READ_ONLY, 0);
      }
    }
    throw new NoSuchMethodException("open");
  }

  private static void close(int number) throws Exception {
    Class<?> calls = Class.forName("sun.nio.fs.UnixNativeDispatcher");
    Method close = calls.getDeclaredMethod("close", int.class);
    close.setAccessible(true);
    close.invoke(null, number);
  }
}
