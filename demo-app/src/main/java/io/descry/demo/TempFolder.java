package io.descry.demo;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A folder for the files of one run. It is removed when the JVM ends, after all shutdown hooks: a
 * report at exit must not see files that look deleted while open.
 */
final class TempFolder {

  private final Path folder;

  private TempFolder(Path folder) {
    this.folder = folder;
  }

  static TempFolder create() throws IOException {
    Path folder = Files.createTempDirectory("descry-demo-");
    folder.toFile().deleteOnExit();
    return new TempFolder(folder);
  }

  Path path() {
    return folder;
  }

  /** A small file of properties. */
  File file(String name) throws IOException {
    Path file = folder.resolve(name);
    Files.writeString(file, "greeting=hello\n");
    file.toFile().deleteOnExit();
    return file.toFile();
  }
}
