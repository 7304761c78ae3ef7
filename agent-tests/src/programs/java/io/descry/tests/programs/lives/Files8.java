package io.descry.tests.programs.lives;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Files to work on, deleted at the end. */
final class Files8 {

  private Files8() {}

  /** So many small files in a new folder. */
  static List<File> create(int count) throws IOException {
    Path folder = Files.createTempDirectory("life");
    folder.toFile().deleteOnExit();
    List<File> files = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      File file = folder.resolve("data-" + i).toFile();
      Files.write(file.toPath(), ("value=" + i + "\n").getBytes("UTF-8"));
      file.deleteOnExit();
      files.add(file);
    }
    return files;
  }
}
