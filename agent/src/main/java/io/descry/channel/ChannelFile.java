package io.descry.channel;

import io.descry.export.file.OwnFile;
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
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/** Makes a file that only this user can open and that has no name any more. */
final class ChannelFile {

  /** A length that nobody guesses; the file stays empty on the disk. */
  private static final long MARKS = 1L << 30;

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
        requireOurs(named, file);
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

  /**
   * Where others can rename, the name may lead to another file now: whoever holds that one could
   * command this agent. What we do to the open file must show at the name, and be ours alone.
   */
  private static void requireOurs(File named, RandomAccessFile open) throws IOException {
    long mark = ThreadLocalRandom.current().nextLong(1, MARKS);
    open.setLength(mark);
    String refusal = new OwnFile().refusal(named.toPath());
    if (refusal != null || Files.isSymbolicLink(named.toPath()) || named.length() != mark) {
      throw new IOException("the channel was exchanged in " + named.getParent());
    }
    open.setLength(0);
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
