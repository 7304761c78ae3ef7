package io.descry.tests.programs;

import static io.descry.tests.programs.Family.opened;

import java.io.FileInputStream;
import java.io.IOException;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;

/**
 * Who opens: platform and virtual threads, static initialisers, deep stacks, proxies, pools.
 * Arguments: an empty folder; {@code hook} to do it all in a shutdown hook.
 */
public final class ThreadFamily {

  private static final int DEEP = 2000;
  private static String name = "";

  /** Five classes, since a static initialiser runs once. */
  private static final String[] HOLDERS = {"Zero", "One", "Two", "Three", "Four"};

  private final InetAddress here = InetAddress.getLoopbackAddress();
  private final ServerSocket silent = new ServerSocket(0, 500, here);
  private final ExecutorService pool = Executors.newFixedThreadPool(1, ThreadFamily::daemon);

  private ThreadFamily() throws IOException {}

  public static void main(String[] args) throws Exception {
    Path path = Paths.get(args[0], "data.txt");
    Files.write(path, new byte[10]);
    name = path.toString();
    Family family = new ThreadFamily().family();
    if (args.length > 1 && args[1].equals("hook")) {
      Runtime.getRuntime().addShutdownHook(new Thread(() -> run(family), "hook"));
    } else {
      family.run();
    }
  }

  private static void run(Family family) {
    try {
      family.run();
    } catch (Exception e) {
      System.out.println("failed " + e);
    }
  }

  private Family family() {
    Family family =
        new Family()
            .add("the main thread", i -> file())
            .add("another thread", i -> inThread(ThreadFamily::file))
            .add("a pool's thread", i -> pool.submit(ThreadFamily::file).get())
            .add("a static initialiser", i -> inStaticInitialiser(i))
            .add("2000 frames deep", i -> deep(DEEP))
            .add("reflection", i -> byReflection())
            .add("a proxy", i -> byProxy());
    if (Family.javaVersion() >= 21) {
      family.add("a virtual thread", i -> inVirtualThread(ThreadFamily::file));
      family.add("a virtual thread, Socket", i -> inVirtualThread(this::socket));
      family.add("a virtual thread, SocketChannel", i -> inVirtualThread(this::channel));
    }
    return family;
  }

  public static AutoCloseable file() throws IOException {
    return opened("file-input", new FileInputStream(name));
  }

  private AutoCloseable socket() throws IOException {
    return opened("socket", new Socket(here, silent.getLocalPort()));
  }

  private AutoCloseable channel() throws IOException {
    return opened("socket-channel", SocketChannel.open(silent.getLocalSocketAddress()));
  }

  private static AutoCloseable deep(int depth) throws IOException {
    return depth == 0 ? file() : deep(depth - 1);
  }

  private static AutoCloseable byReflection() throws Exception {
    return (AutoCloseable) ThreadFamily.class.getMethod("file").invoke(null);
  }

  private static AutoCloseable byProxy() throws Exception {
    InvocationHandler handler = (proxy, method, args) -> file();
    Class<?>[] types = {Callable.class};
    ClassLoader loader = ThreadFamily.class.getClassLoader();
    return (AutoCloseable) ((Callable<?>) Proxy.newProxyInstance(loader, types, handler)).call();
  }

  private static AutoCloseable inStaticInitialiser(int index) throws Exception {
    Class<?> holder = Class.forName(ThreadFamily.class.getName() + "$" + HOLDERS[index]);
    return (AutoCloseable) holder.getField("IN").get(null);
  }

  private static AutoCloseable inThread(Callable<AutoCloseable> opening) throws Exception {
    FutureTask<AutoCloseable> task = new FutureTask<>(opening);
    new Thread(task).start();
    return task.get();
  }

  private static AutoCloseable inVirtualThread(Callable<AutoCloseable> opening) throws Exception {
    FutureTask<AutoCloseable> task = new FutureTask<>(opening);
    Method start = Thread.class.getMethod("startVirtualThread", Runnable.class);
    start.invoke(null, task);
    return task.get();
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "pooled");
    thread.setDaemon(true);
    return thread;
  }

  /** Opens when it is initialised. */
  public static final class Zero {
    public static final AutoCloseable IN;

    static {
      try {
        IN = opened("file-input", new FileInputStream(name));
      } catch (IOException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  /** Opens when it is initialised. */
  public static final class One {
    public static final AutoCloseable IN;

    static {
      try {
        IN = opened("file-input", new FileInputStream(name));
      } catch (IOException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  /** Opens when it is initialised. */
  public static final class Two {
    public static final AutoCloseable IN;

    static {
      try {
        IN = opened("file-input", new FileInputStream(name));
      } catch (IOException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  /** Opens when it is initialised. */
  public static final class Three {
    public static final AutoCloseable IN;

    static {
      try {
        IN = opened("file-input", new FileInputStream(name));
      } catch (IOException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  /** Opens when it is initialised. */
  public static final class Four {
    public static final AutoCloseable IN;

    static {
      try {
        IN = opened("file-input", new FileInputStream(name));
      } catch (IOException e) {
        throw new IllegalStateException(e);
      }
    }
  }
}
