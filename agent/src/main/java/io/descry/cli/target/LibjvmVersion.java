package io.descry.cli.target;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The version that a libjvm carries in its own text, {@code JRE (17.0.15+6-...)}: what a crash file
 * begins with. For a runtime without the file {@code release}, or one that does not say.
 */
final class LibjvmVersion {

  /** Whole, or it is not one: a chunk that ends within it is looked at again with the next. */
  private static final Pattern TEXT = Pattern.compile(" JRE \\((\\d[\\d._]*)[^)\0]{0,100}\\)");

  private static final int CHUNK = 1 << 20;
  private static final int LONGEST = 256;

  /** The largest, a debug build's, has some hundred. */
  private static final int MOST_CHUNKS = 256;

  private LibjvmVersion() {}

  /** Such as {@code 17.0.15}; null where the file cannot be read or does not say. Takes 50 ms. */
  static @Nullable String of(Path libjvm) {
    if (!Files.isRegularFile(libjvm)) {
      return null;
    }
    try (InputStream in = Files.newInputStream(libjvm)) {
      return find(in);
    } catch (IOException e) {
      return null;
    }
  }

  private static @Nullable String find(InputStream in) throws IOException {
    byte[] chunk = new byte[CHUNK];
    String end = "";
    for (int i = 0; i < MOST_CHUNKS; i++) {
      int read = in.read(chunk);
      if (read < 0) {
        return null;
      }
      String text = end + new String(chunk, 0, read, StandardCharsets.ISO_8859_1);
      Matcher version = TEXT.matcher(text);
      if (version.find()) {
        return version.group(1);
      }
      end = text.substring(Math.max(0, text.length() - LONGEST));
    }
    return null;
  }
}
