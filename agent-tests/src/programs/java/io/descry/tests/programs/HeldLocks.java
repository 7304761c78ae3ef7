package io.descry.tests.programs;

import java.io.BufferedReader;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URL;
import java.net.URLConnection;
import java.net.URLStreamHandler;
import java.security.CodeSource;
import java.security.ProtectionDomain;
import java.security.cert.Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/**
 * Holds its own locks for long. {@code groups}: the monitors of its thread groups. {@code loader}:
 * a lock that its class loader and the handler of its URLs take; then a class of that loader opens
 * a file. Prints {@code held} once the lock is held.
 */
public final class HeldLocks {

  static final Object LOCK = new Object();

  private HeldLocks() {}

  /** What the class loader defines anew: opens a file. */
  public static final class Opener implements Runnable {

    private final List<Object> open = new ArrayList<>();

    @Override
    public void run() {
      try {
        open.add(new FileInputStream("/etc/hostname"));
      } catch (IOException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  /** Its URLs become text with the lock only. */
  private static final class Handler extends URLStreamHandler {
    @Override
    protected URLConnection openConnection(URL url) {
      throw new UnsupportedOperationException();
    }

    @Override
    protected String toExternalForm(URL url) {
      synchronized (LOCK) {
        return "acme:" + url.getFile();
      }
    }
  }

  /** Its packages are found with the lock only. */
  private static final class Loader extends ClassLoader {

    Loader() {
      super(HeldLocks.class.getClassLoader());
    }

    @Override
    protected Package getPackage(String name) {
      synchronized (LOCK) {
        return super.getPackage(name);
      }
    }

    Class<?> define() throws Exception {
      byte[] bytes = new byte[65_536];
      int length = 0;
      String file = "/" + Opener.class.getName().replace('.', '/') + ".class";
      try (InputStream in = HeldLocks.class.getResourceAsStream(file)) {
        for (int read = 0; read >= 0; read = in.read(bytes, length, bytes.length - length)) {
          length += read;
        }
      }
      URL place = new URL("acme", "", -1, "/apps/shop.jar", new Handler());
      ProtectionDomain domain =
          new ProtectionDomain(new CodeSource(place, (Certificate[]) null), null);
      return defineClass(Opener.class.getName(), bytes, 0, length, domain);
    }
  }

  public static void main(String[] args) throws Exception {
    BufferedReader commands = new BufferedReader(new InputStreamReader(System.in, "UTF-8"));
    System.out.println("ready");
    Runnable opener = (Runnable) new Loader().define().getConstructor().newInstance();
    for (String line = commands.readLine(); line != null; line = commands.readLine()) {
      hold(line.equals("groups") ? Thread.currentThread().getThreadGroup() : LOCK);
      if (!line.equals("groups")) {
        opener.run();
      }
      System.out.println("held");
    }
    System.exit(0);
  }

  private static void hold(Object lock) throws InterruptedException {
    CountDownLatch held = new CountDownLatch(1);
    Thread thread = new Thread(() -> hold(lock, held), "holder");
    thread.setDaemon(true);
    thread.start();
    held.await();
  }

  private static void hold(Object lock, CountDownLatch held) {
    synchronized (lock) {
      held.countDown();
      try {
        Thread.sleep(Long.MAX_VALUE);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
