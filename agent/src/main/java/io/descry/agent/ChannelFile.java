package io.descry.agent;

import io.descry.cli.ChannelFormat;
import java.io.Closeable;
import java.io.File;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes a file that only this user can open and that has no name any more. */
final class ChannelFile {

  private ChannelFile() {}

  /** In this order: the first that can be written is taken. */
  static List<File> usualFolders() {
    List<File> folders = new ArrayList<>();
    for (String folder :
        new String[] {System.getProperty("java.io.tmpdir", "/tmp"), "/dev/shm", "/var/tmp", "."}) {
      folders.add(new File(folder));
    }
    return folders;
  }

  /** An open file of this folder, mode 0600 from its creation and unlinked; null when refused. */
  static @Nullable RandomAccessFile create(File folder) {
    RandomAccessFile file = null;
    try {
      File named = new File(folder, ChannelFormat.NAME_PREFIX + pid() + "-" + System.nanoTime());
      createPrivate(named);
      try {
        file = new RandomAccessFile(named, "rw");
      } finally {
        Files.delete(named.toPath());
      }
      return file;
    } catch (IOException | RuntimeException e) {
      // Read-only, full, unencodable, no owners' rights there: the next folder is tried.
      closeQuietly(file);
      return null;
    }
  }

  private static void createPrivate(File file) throws IOException {
    Files.newByteChannel(
            file.toPath(),
            EnumSet.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))
        .close();
    if (!file.isFile()) {
      // The application's default file system is not the kernel's, and ours must be.
      throw new InvalidPathException(file.getPath(), "not in the kernel's file system");
    }
  }

  /** As this process sees itself, so perhaps the PID inside a container; for people only. */
  private static String pid() throws IOException {
    return new File("/proc/self").getCanonicalFile().getName();
  }

  static void closeQuietly(@Nullable Closeable file) {
    try {
      if (file != null) {
        file.close();
      }
    } catch (IOException e) {
      // Nothing was buffered, so nothing is lost.
    }
  }
}
