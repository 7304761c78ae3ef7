package io.descry.channel;

import java.io.File;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.Paths;
import org.jspecify.annotations.Nullable;

/** Finds the agent's channel among the descriptors of a process. */
public final class ChannelEntry {

  /** The descriptors of this process: its own is the only channel among them. */
  private static final Path OWN = Paths.get("/proc/self/fd");

  private static final String DELETED = " (deleted)";
  private static final int ROOT = 0;
  private static final int OTHERS = 077;

  private ChannelEntry() {}

  /**
   * The entry {@code /proc/PID/fd/N} of the channel; null when there is none. The PID in the file's
   * name does not matter: in a container it is another one.
   *
   * @throws IOException when the process is gone or another user's
   */
  public static @Nullable File find(Path process) throws IOException {
    Path folder = process.resolve("fd");
    return find(folder, number(folder, "unix:uid")); // Root's too where the process is hidden.
  }

  /**
   * Opens an entry that {@link #find} gave. A hostile process may put another file at that number
   * in the meantime: the entry is opened for reading, what was opened is checked, and only that
   * very file is opened for writing.
   *
   * @throws IOException when the entry is gone, or another file stands there
   */
  public static RandomAccessFile open(File entry) throws IOException {
    int user = number(entry.getAbsoluteFile().getParentFile().toPath(), "unix:uid");
    try (RandomAccessFile opened = new RandomAccessFile(entry, "r")) {
      File own = find(OWN, user);
      if (own == null) {
        throw new IOException(entry + " is another file by now");
      }
      return new RandomAccessFile(own, "rw");
    }
  }

  private static @Nullable File find(Path folder, int user) throws IOException {
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
      for (Path entry : entries) {
        if (isChannel(entry, user)) {
          return entry.toFile();
        }
      }
      return null;
    } catch (java.nio.file.DirectoryIteratorException e) {
      throw e.getCause();
    }
  }

  /**
   * A process can name its descriptors as it likes, with mounts of its own: root must not write to
   * a file that the process itself may only read. A channel has no name and is its user's alone.
   */
  private static boolean isOnlyTheirs(Path entry, int user) throws IOException {
    int owner = number(entry, "unix:uid");
    return (user == ROOT || owner == user || owner == ROOT)
        && Files.isRegularFile(entry)
        && number(entry, "unix:nlink") == 0
        && (number(entry, "unix:mode") & OTHERS) == 0;
  }

  private static int number(Path file, String attribute) throws IOException {
    return (Integer) Files.getAttribute(file, attribute);
  }

  private static boolean isChannel(Path entry, int user) throws IOException {
    try {
      String target = Files.readSymbolicLink(entry).toString();
      return target.contains("/" + ChannelFormat.NAME_PREFIX)
          && target.endsWith(DELETED)
          && isOnlyTheirs(entry, user);
    } catch (NoSuchFileException e) {
      return false; // Closed in the meantime.
    }
  }
}
