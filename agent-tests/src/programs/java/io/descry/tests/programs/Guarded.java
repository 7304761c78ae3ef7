package io.descry.tests.programs;

import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Paths;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

/**
 * Does what a policy may allow or not, and says what came of it; then holds what it could open
 * until its input ends. Arguments: a file that may be readable, and the way of a manager that it
 * installs itself, {@code records} or {@code denies}, or neither; and {@code later} where it waits
 * for a line before it does that.
 */
public final class Guarded {

  private static final List<Object> HELD = new ArrayList<>();

  private Guarded() {}

  public static void main(String[] args) throws Exception {
    if (args.length > 2) {
      System.out.println("waiting");
      System.in.read();
    }
    Guard guard = args.length > 1 ? Guard.install(args[1]) : null;
    new Guarded().run(args[0]);
    if (guard != null) {
      guard.print();
    }
    System.out.println("ready");
    while (System.in.read() >= 0) {
      // Until the test has seen enough.
    }
  }

  private void run(String file) {
    attempt("read", () -> open(file));
    attempt("read another", () -> new FileInputStream("/proc/self/status"));
    attempt("write", () -> new FileOutputStream(file));
    attempt("channel", () -> FileChannel.open(Paths.get(file)));
    attempt("list", () -> Files.newDirectoryStream(Paths.get(file).getParent()));
    attempt("listen", () -> new ServerSocket(0));
    attempt("connect", () -> new Socket("127.0.0.1", 1));
    attempt("start", () -> new ProcessBuilder("true").start());
    attempt("property", () -> System.getProperty("user.home"));
    attempt("loader", () -> String.valueOf(Guarded.class.getClassLoader().getParent() != null));
    for (int i = 0; i < 4; i++) {
      attempt("read again", () -> open(file));
    }
  }

  private static FileInputStream open(String file) throws Exception {
    return new FileInputStream(file);
  }

  private void attempt(String what, Callable<Object> action) {
    try {
      HELD.add(action.call());
      System.out.println(what + ": done");
    } catch (Throwable e) {
      System.out.println(what + ": " + e);
    }
  }

  /** A manager of the application's own. Notes what its main thread is asked for. */
  private static final class Guard extends SecurityManager {
    private final List<String> asked = new ArrayList<>();
    private final Thread main = Thread.currentThread();
    private final boolean denies;
    private boolean printing;

    private Guard(boolean denies) {
      this.denies = denies;
    }

    static Guard install(String way) {
      Guard guard = new Guard(way.equals("denies"));
      System.setSecurityManager(guard);
      return guard;
    }

    @Override
    public void checkPermission(java.security.Permission permission) {
      if (printing) {
        return;
      }
      if (Thread.currentThread() == main) {
        asked.add(permission.toString());
      }
      if (denies && isDenied(permission)) {
        throw new SecurityException("no " + permission.getClass().getSimpleName());
      }
    }

    /** All that is not needed to run a program's own code. */
    private static boolean isDenied(java.security.Permission permission) {
      return permission instanceof java.net.SocketPermission
          || (permission instanceof java.io.FilePermission && !isCode(permission.getName()))
          || permission.getName().equals("user.home")
          || permission.getName().equals("getClassLoader");
    }

    private static boolean isCode(String file) {
      return file.endsWith(".class") || file.endsWith(".jar") || file.endsWith(".so");
    }

    void print() {
      printing = true;
      for (String permission : asked) {
        System.out.println("asked: " + permission);
      }
      printing = false;
    }
  }
}
