package io.descry.channel;

import java.io.File;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Finds the agent's channel among the descriptors of a process. */
public final class ChannelEntry {

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
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
      int user = number(folder, "unix:uid"); // Root's too where the process is hidden.
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
