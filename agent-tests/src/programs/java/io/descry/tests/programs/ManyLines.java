package io.descry.tests.programs;

import java.io.ByteArrayOutputStream;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Opens one file from each of so many classes of its own making, as generated code does, holds them
 * and prints {@code ready}; ends with its input. Argument: how many.
 */
public final class ManyLines extends ClassLoader {

  private static final List<Object> HELD = new ArrayList<>();
  private static final String TEMPLATE = "Line00000";

  private ManyLines() {
    super(ManyLines.class.getClassLoader());
  }

  /** What all of them are copies of. */
  public static final class Line00000 {

    private Line00000() {}

    public static InputStream open() throws IOException {
      return new FileInputStream("/proc/self/status");
    }
  }

  public static void main(String[] args) throws Exception {
    ManyLines lines = new ManyLines();
    String template = new String(lines.template(), "ISO-8859-1");
    for (int i = 1; i <= Integer.parseInt(args[0]); i++) {
      String name = String.format(Locale.ROOT, "Line%05d", i);
      HELD.add(lines.define(template.replace(TEMPLATE, name)).getMethod("open").invoke(null));
    }
    System.out.println("ready");
    while (System.in.read() >= 0) {
      // Until the test has seen enough.
    }
  }

  private Class<?> define(String text) throws IOException {
    byte[] bytes = text.getBytes("ISO-8859-1");
    return defineClass(null, bytes, 0, bytes.length, ManyLines.class.getProtectionDomain());
  }

  private byte[] template() throws IOException {
    String file = Line00000.class.getName().replace('.', '/') + ".class";
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (InputStream in = getParent().getResourceAsStream(file)) {
      for (int read = in.read(); read >= 0; read = in.read()) {
        bytes.write(read);
      }
    }
    return bytes.toByteArray();
  }
}
