package io.descry.agent;

import java.io.Closeable;
import java.io.DataInputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.MalformedURLException;
import java.net.URL;
import java.security.AllPermission;
import java.security.CodeSource;
import java.security.Permissions;
import java.security.ProtectionDomain;
import java.util.Collections;
import java.util.Enumeration;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import org.jspecify.annotations.Nullable;

/**
 * The class loader of the engine and its libraries. They lie under {@code inst/} of the agent's
 * jar, where no other loader looks, so an application with its own Byte Buddy, SLF4J or Logback
 * never meets ours. What is not there comes from the JDK; the application's classes are not
 * visible. The jar stays open: classes must load when no descriptor is left.
 */
final class IsolatedLoader extends ClassLoader implements Closeable {

  private static final String PREFIX = "inst/";

  static {
    registerAsParallelCapable();
  }

  private final JarFile jar;
  private final URL location;
  private final ProtectionDomain domain;

  IsolatedLoader(File file) throws IOException {
    super(jdkLoader());
    this.jar = new JarFile(file, false);
    this.location = file.toURI().toURL();
    Permissions all = new Permissions();
    all.add(new AllPermission());
    this.domain =
        new ProtectionDomain(
            new CodeSource(location, (java.security.cert.Certificate[]) null), all, this, null);
  }

  /** The platform loader (9+) or the extension loader (8): the topmost one that is an object. */
  private static @Nullable ClassLoader jdkLoader() {
    ClassLoader loader = ClassLoader.getSystemClassLoader();
    while (loader.getParent() != null) {
      loader = loader.getParent();
    }
    return loader;
  }

  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    synchronized (getClassLoadingLock(name)) {
      Class<?> loaded = findLoadedClass(name);
      if (loaded != null) {
        return loaded;
      }
      ZipEntry entry = name.startsWith("java.") ? null : jar.getEntry(entryName(name));
      return entry == null ? super.loadClass(name, resolve) : define(name, entry);
    }
  }

  private Class<?> define(String name, ZipEntry entry) throws ClassNotFoundException {
    try {
      byte[] bytes = read(entry);
      return defineClass(name, bytes, 0, bytes.length, domain);
    } catch (IOException e) {
      throw new ClassNotFoundException(name, e);
    }
  }

  private static String entryName(String className) {
    return PREFIX + className.replace('.', '/') + ".class";
  }

  private byte[] read(ZipEntry entry) throws IOException {
    byte[] bytes = new byte[(int) entry.getSize()];
    try (DataInputStream in = new DataInputStream(jar.getInputStream(entry))) {
      in.readFully(bytes);
    }
    return bytes;
  }

  @Override
  public @Nullable InputStream getResourceAsStream(String name) {
    ZipEntry entry = jar.getEntry(PREFIX + name);
    try {
      return entry == null ? super.getResourceAsStream(name) : jar.getInputStream(entry);
    } catch (IOException e) {
      return null;
    }
  }

  @Override
  protected @Nullable URL findResource(String name) {
    try {
      return jar.getEntry(PREFIX + name) == null
          ? null
          : new URL("jar:" + location + "!/" + PREFIX + name);
    } catch (MalformedURLException e) {
      return null;
    }
  }

  @Override
  protected Enumeration<URL> findResources(String name) {
    URL found = findResource(name);
    return found == null
        ? Collections.<URL>emptyEnumeration()
        : Collections.enumeration(Collections.singleton(found));
  }

  /** Closes the jar; only after detach, when nothing of the engine runs any more. */
  @Override
  public void close() throws IOException {
    jar.close();
  }
}
