package io.descry.tests.programs;

import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.ArrayList;
import java.util.List;

/**
 * Opens every file of a folder, whatever its name, by java.nio.file and, where the name survives
 * the way through a string, by java.io. Argument: the folder. Ends with its input.
 */
public final class OddNames {

  private OddNames() {}

  public static void main(String[] args) throws Exception {
    List<AutoCloseable> open = new ArrayList<>();
    try (DirectoryStream<Path> paths = Files.newDirectoryStream(Paths.get(args[0]))) {
      for (Path path : paths) {
        open.add(FileChannel.open(path));
        addIfPossible(open, path);
      }
    }
    System.out.println("opened " + open.size());
    while (System.in.read() >= 0) {
      // The test looks at the report, then ends the input.
    }
    for (AutoCloseable handle : open) {
      handle.close();
    }
  }

  private static void addIfPossible(List<AutoCloseable> open, Path path) {
    try {
      open.add(new FileInputStream(new Rude(path.toString())));
    } catch (IOException theNameIsNotText) {
      // Another file, or none, has the name that this one was decoded to.
    }
  }

  /** A file that wants nobody to look at it more than it must. */
  private static final class Rude extends File {

    private static final long serialVersionUID = 1;

    Rude(String name) {
      super(name);
    }

    @Override
    public boolean equals(Object other) {
      throw new IllegalStateException("equals was called");
    }

    @Override
    public int hashCode() {
      throw new IllegalStateException("hashCode was called");
    }

    @Override
    public String toString() {
      throw new IllegalStateException("toString was called");
    }
  }
}
