package io.descry.tests.known;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Files that a case needs: made once. */
final class Scratch {

  private Scratch() {}

  /** A file with these bytes. */
  static File file(Path folder, String name, String text) {
    Path file = folder.resolve(name);
    try {
      if (!Files.exists(file)) {
        Files.write(file, text.getBytes("ISO-8859-1"));
      }
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    return file.toFile();
  }
}
