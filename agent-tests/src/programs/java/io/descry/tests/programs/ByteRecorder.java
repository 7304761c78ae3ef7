package io.descry.tests.programs;

import java.io.FileOutputStream;
import java.io.PrintStream;
import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.math.BigInteger;
import java.security.MessageDigest;
import java.security.ProtectionDomain;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;

/**
 * An agent that retransforms the JDK's classes that open and close descriptors and writes the
 * SHA-256 of the bytes that it is given, one class a line, into the file of its argument. It
 * changes nothing and leaves no transformer behind. Without an argument it does nothing at all.
 */
public final class ByteRecorder implements ClassFileTransformer {

  /** A class that loads on another thread may still be in {@link #transform} at the end. */
  private final Map<String, String> seen = new ConcurrentSkipListMap<>();

  private ByteRecorder() {}

  public static void agentmain(String file, Instrumentation instrumentation) throws Exception {
    if (file != null && !file.isEmpty()) {
      ByteRecorder recorder = new ByteRecorder();
      recorder.retransform(instrumentation);
      try (PrintStream out = new PrintStream(new FileOutputStream(file), true, "UTF-8")) {
        for (Map.Entry<String, String> type : recorder.seen.entrySet()) {
          out.println(type.getKey() + " " + type.getValue());
        }
      }
    }
  }

  private void retransform(Instrumentation instrumentation) throws Exception {
    List<Class<?>> wanted = new ArrayList<>();
    for (Class<?> type : instrumentation.getAllLoadedClasses()) {
      if (isOfTheKind(type.getName()) && instrumentation.isModifiableClass(type)) {
        wanted.add(type);
      }
    }
    instrumentation.addTransformer(this, true);
    try {
      for (Class<?> type : wanted) {
        instrumentation.retransformClasses(type);
      }
    } finally {
      instrumentation.removeTransformer(this);
    }
  }

  /** Others change by themselves: the JVM writes their constants in the order of their use. */
  private static boolean isOfTheKind(String name) {
    return name.equals("java.io.FileDescriptor")
        || name.equals("java.io.FileInputStream")
        || name.equals("java.io.FileOutputStream")
        || name.equals("java.io.FileCleanable")
        || name.equals("java.io.RandomAccessFile")
        || name.equals("java.io.IOException")
        || name.startsWith("java.lang.Process")
        || name.startsWith("java.lang.UNIXProcess")
        || (name.startsWith("java.net.") && name.contains("Socket"))
        || name.startsWith("java.util.zip.ZipFile")
        || name.startsWith("sun.nio.ch.")
        || name.equals("sun.nio.fs.UnixException");
  }

  @Override
  public byte[] transform(
      ClassLoader loader, String name, Class<?> type, ProtectionDomain domain, byte[] bytes) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes);
      seen.put(name, new BigInteger(1, digest).toString(16));
    } catch (Exception e) {
      seen.put(name, e.toString());
    }
    return null;
  }
}
