package io.descry.tests.programs;

import java.io.FileInputStream;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.Paths;

/**
 * A system class loader ({@code -Djava.system.class.loader}) that opens files in its constructor
 * and for every class it is asked for, as one that decrypts classes would.
 */
public final class OpeningLoader extends URLClassLoader {

  private static final Path FILE = Paths.get("/proc/self/status");

  /** The JVM calls this one, with the loader that it replaces. */
  public OpeningLoader(ClassLoader parent) {
    super(new URL[0], parent);
    look();
  }

  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    look();
    return super.loadClass(name, resolve);
  }

  /** The JVM calls this for {@code -javaagent}; a loader without it cannot have agents at all. */
  void appendToClassPathForInstrumentation(String jar) throws MalformedURLException {
    addURL(Paths.get(jar).toUri().toURL());
  }

  private static void look() {
    try (FileInputStream in = new FileInputStream(FILE.toString());
        FileChannel channel = FileChannel.open(FILE)) {
      if (in.read() < 0 || !channel.isOpen()) {
        throw new IllegalStateException("empty");
      }
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
