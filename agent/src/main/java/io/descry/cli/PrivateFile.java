package io.descry.cli;

import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * Writes a file of mode 0600, whole or not at all: into a new file beside it, which then takes its
 * name. So a link of that name is replaced and not followed.
 */
final class PrivateFile {

  private PrivateFile() {}

  static void replace(Path path, byte[] bytes) throws IOException {
    Path whole = path.toAbsolutePath();
    if (Files.isDirectory(whole) || whole.getParent() == null) {
      throw new IOException("it is a folder");
    }
    Path part =
        Files.createTempFile(
            whole.getParent(),
            ".descry-",
            ".part",
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    try {
      Files.write(part, bytes);
      move(part, whole);
    } finally {
      Files.deleteIfExists(part);
    }
  }

  private static void move(Path from, Path to) throws IOException {
    try {
      Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
    }
  }
}
