package io.descry.instrument;

import io.descry.instrument.cache.CacheFile;
import io.descry.instrument.cache.TransformCache;
import java.io.DescryAccess;
import java.io.DescryHooks;
import java.io.IOException;
import java.io.InputStream;
import java.lang.instrument.Instrumentation;
import java.net.SocketImpl;
import java.util.Arrays;
import java.util.List;

/**
 * Puts the boot classes into {@code java.base}. They stay for the life of the JVM; a second agent
 * of the same layout finds and uses them.
 */
public final class BootInjector {

  /** In the order of definition: a superclass before its subclasses. */
  static final List<String> CLASSES =
      Arrays.asList(
          "DescryAccess",
          "DescryHandle",
          "DescryLogical",
          "DescryLogical$Key",
          "DescryTrace",
          "DescryStack",
          "DescryTable",
          "DescryBudget",
          "DescrySample",
          "DescryNumbers",
          "DescryAlias",
          "DescryClients",
          "DescryApi",
          "DescryError",
          "DescryErrors",
          "DescryMaker",
          "DescryTask",
          "DescryTask$Key",
          "DescryTasks",
          "DescryThreads",
          "DescryLogicals",
          "DescryState",
          "DescryHooks",
          "DescryHttpHooks",
          "DescryTaskHooks");

  private static final String SOCKETS = AccessGenerator.SOCKETS;
  private static final String CHANNELS = AccessGenerator.CHANNELS;
  private static final byte[] MADE = {};

  private final TransformCache cache;
  private final Instrumentation instrumentation;

  public BootInjector(Instrumentation instrumentation, TransformCache cache) {
    this.cache = cache;
    this.instrumentation = instrumentation;
  }

  /**
   * Defines what is not there yet.
   *
   * @return the access to kernel numbers, made for this JDK
   * @throws IllegalStateException if boot classes of another layout are there, or if the JVM
   *     records an archive of its classes
   */
  public DescryAccess inject() throws ReflectiveOperationException, IOException {
    JavaBase base = JavaBase.ofThisJvm();
    base.open(
        instrumentation, "java.io", "java.lang", "java.net", "sun.nio.ch", "jdk.internal.misc");
    ArchiveRecording.mustNotBe();
    if (BootClasses.find("java.io.DescryHooks") == null) {
      defineAll(base);
    }
    if (DescryHooks.layout() != DescryHooks.LAYOUT) {
      throw new IllegalStateException(
          "another version of Descry was in this JVM, and what it left in java.base does not fit"
              + " this one; restart the JVM, or attach that version again");
    }
    return (DescryAccess) Class.forName(CHANNELS, true, null).getConstructor().newInstance();
  }

  private void defineAll(JavaBase base) throws ReflectiveOperationException, IOException {
    for (String name : CLASSES) {
      base.define(InputStream.class, "java.io." + name, read("/java/io/" + name + ".class"));
    }
    Class<?> channelNeighbour = Class.forName("sun.nio.ch.SelChImpl", false, null);
    base.define(SocketImpl.class, SOCKETS, access(SOCKETS));
    base.define(channelNeighbour, CHANNELS, access(CHANNELS));
  }

  /** Made for this JDK, and not from another class: the cache knows it by its name alone. */
  private byte[] access(String name) {
    CacheFile.Entry known = cache.find(name, MADE);
    if (known != null) {
      return known.woven;
    }
    AccessGenerator access = new AccessGenerator(JavaVersion.feature());
    byte[] made = name.equals(SOCKETS) ? access.sockets() : access.channels();
    cache.add(name, MADE, made, new int[0]);
    return made;
  }

  private static byte[] read(String resource) throws IOException {
    try (InputStream in = BootInjector.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IOException("the agent's jar lacks " + resource + "; take a complete one");
      }
      return Resources.all(in);
    }
  }
}
