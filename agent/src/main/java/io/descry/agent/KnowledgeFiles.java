package io.descry.agent;

import io.descry.config.Options;
import io.descry.knowledge.Exclusions;
import io.descry.knowledge.Knowledge;
import io.descry.knowledge.KnownLeaks;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Reads what people know beforehand: the jar's list of library leaks and the user's two files. The
 * agent's thread, at its start and whenever it is configured anew.
 */
final class KnowledgeFiles {

  /** Such a file is small; a log given by mistake must not fill the heap. */
  private static final long LARGEST_BYTES = 1 << 20;

  private static final String BUILT_IN = "known-leaks.json";

  /** Read once: without a free descriptor the jar's list must not be lost. */
  private static final KnownLeaks OWN = builtIn();

  private KnowledgeFiles() {}

  /**
   * What the options name now.
   *
   * @param before what was known until now: its expected sites stay where the same file cannot be
   *     read at this moment, so that nobody is woken for want of a descriptor
   */
  static Knowledge read(Options options, Knowledge before) {
    KnownLeaks leaks = OWN;
    if (options.knownLeaks() != null) {
      leaks = leaks.and(knownLeaks(options.knownLeaks()));
    }
    return new Knowledge(exclusions(options.exclude(), before.exclusions), leaks);
  }

  private static Exclusions exclusions(@Nullable File file, Exclusions before) {
    if (file == null) {
      return Exclusions.NONE;
    }
    try {
      return Exclusions.parse(file.getName(), text(file));
    } catch (IOException | SecurityException e) {
      return before.file.equals(file.getName())
          ? before.stillStanding(reason(e))
          : Exclusions.unreadable(file.getName(), reason(e));
    }
  }

  private static KnownLeaks knownLeaks(File file) {
    try {
      return KnownLeaks.parse(file.getName(), text(file));
    } catch (IOException | SecurityException e) {
      return KnownLeaks.unreadable(file.getName(), reason(e));
    }
  }

  private static KnownLeaks builtIn() {
    try (InputStream in = KnowledgeFiles.class.getResourceAsStream(BUILT_IN)) {
      return in == null
          ? KnownLeaks.unreadable(BUILT_IN, "it is not in the agent's jar")
          : KnownLeaks.parse(BUILT_IN, text(in));
    } catch (IOException e) {
      return KnownLeaks.unreadable(BUILT_IN, reason(e));
    }
  }

  private static String text(File file) throws IOException {
    // Anything but a regular file (a pipe, a device) could block the agent's thread.
    if (!file.isFile()) {
      throw new IOException(file.exists() ? "it is not a file" : "there is no such file");
    }
    if (file.length() > LARGEST_BYTES) {
      throw new IOException("it is larger than 1 MB");
    }
    try (InputStream in = new FileInputStream(file)) {
      return text(in);
    }
  }

  private static String text(InputStream in) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    byte[] part = new byte[8192];
    for (int read = in.read(part); read >= 0; read = in.read(part)) {
      bytes.write(part, 0, read);
    }
    return new String(bytes.toByteArray(), StandardCharsets.UTF_8);
  }

  private static String reason(Exception e) {
    return e.getMessage() == null ? e.getClass().getName() : e.getMessage();
  }
}
