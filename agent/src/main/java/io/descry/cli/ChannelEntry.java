package io.descry.cli;

import java.io.File;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Finds the agent's channel among the descriptors of a process. */
final class ChannelEntry {

  private static final String DELETED = " (deleted)";

  private ChannelEntry() {}

  /**
   * The entry {@code /proc/PID/fd/N} of the channel; null when there is none. The PID in the file's
   * name does not matter: in a container it is another one.
   *
   * @throws IOException when the process is gone or another user's
   */
  static @Nullable File find(Path process) throws IOException {
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(process.resolve("fd"))) {
      for (Path entry : entries) {
        if (isChannel(entry)) {
          return entry.toFile();
        }
      }
      return null;
    } catch (java.nio.file.DirectoryIteratorException e) {
      throw e.getCause();
    }
  }

  private static boolean isChannel(Path entry) throws IOException {
    try {
      String target = Files.readSymbolicLink(entry).toString();
      return target.contains("/" + ChannelFormat.NAME_PREFIX) && target.endsWith(DELETED);
    } catch (NoSuchFileException e) {
      return false; // Closed in the meantime.
    }
  }
}
