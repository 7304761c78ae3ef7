package io.descry.instrument;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** Reads class files as resources. */
final class Resources {

  private Resources() {}

  /** A class file of the JDK's, or null where it cannot be had. */
  static byte @Nullable [] ofJdk(String path) {
    try (InputStream in = ClassLoader.getSystemResourceAsStream(path)) {
      return in == null ? null : all(in);
    } catch (IOException e) {
      return null;
    }
  }

  /** All that the stream has; it stays open. */
  static byte[] all(InputStream in) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    byte[] buffer = new byte[8192];
    for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
      out.write(buffer, 0, n);
    }
    return out.toByteArray();
  }
}
