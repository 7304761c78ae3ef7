package io.descry.bench;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;

/**
 * A child's main class: CPU milliseconds that the thread needs to define 10,000 classes that no
 * hook is for.
 */
public final class ClassCost extends ClassLoader {

  private static final int CLASSES = 10_000;
  private static final String TEMPLATE = "Template00000";

  /** What they are copies of, under names of the same length. */
  static final class Template00000 {
    int twice(int number) {
      return 2 * number;
    }
  }

  private ClassCost() {
    super(ClassCost.class.getClassLoader());
  }

  public static void main(String[] arguments) throws IOException {
    String[] names = new String[CLASSES];
    byte[][] classes = new byte[CLASSES][];
    for (int i = 0; i < CLASSES; i++) {
      names[i] = String.format("Template%05d", i + 1);
      classes[i] = named(names[i]);
    }
    ClassCost loader = new ClassCost();
    long before = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    for (byte[] bytes : classes) {
      loader.defineClass(null, bytes, 0, bytes.length);
    }
    long nanos = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - before;
    System.out.println(AgentThreads.format(nanos / 1e6));
  }

  private static byte[] named(String name) throws IOException {
    String latin = new String(template(), StandardCharsets.ISO_8859_1);
    return latin.replace(TEMPLATE, name).getBytes(StandardCharsets.ISO_8859_1);
  }

  private static byte[] template() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (InputStream in = ClassCost.class.getResourceAsStream("ClassCost$" + TEMPLATE + ".class")) {
      for (int b = in.read(); b >= 0; b = in.read()) {
        bytes.write(b);
      }
    }
    return bytes.toByteArray();
  }
}
