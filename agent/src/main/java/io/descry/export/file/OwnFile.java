package io.descry.export.file;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.Paths;
import org.jspecify.annotations.Nullable;

/**
 * The check whether a file may be written to or believed: a plain file of this process's user or
 * root, under one name. In a folder like {@code /tmp} anybody can lay out links and files before
 * us.
 */
public final class OwnFile {

  /** Real, effective, saved, and the one that files are made with. */
  private static final int USER_OF_FILES = 4;

  private static final int ROOT = 0;

  /** {@code S_IFMT} of Linux, and what is told apart by it. */
  private static final int TYPE = 0170000;

  private static final int PIPE = 0010000;
  private static final int DEVICE = 0020000;
  private static final int PLAIN = 0100000;

  private final @Nullable Integer user;

  /** For this process's user, who is asked for now: it can be another one later. */
  public OwnFile() {
    this(currentUser());
  }

  OwnFile(@Nullable Integer user) {
    this.user = user;
  }

  /**
   * What is wrong with the file of this name, and what to do; null if nothing is, or if there is no
   * such file.
   */
  public @Nullable String refusal(Path file) throws IOException {
    if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
      return null;
    }
    if (Files.isSymbolicLink(file) && !isTrusted(file, LinkOption.NOFOLLOW_LINKS)) {
      return "it is a link that another user has made. Remove it, or name another file";
    }
    if (!Files.exists(file)) {
      return "it is a link to nothing. Remove it, or name another file";
    }
    int type = (Integer) Files.getAttribute(file, "unix:mode") & TYPE;
    if (type == PIPE) {
      // Opening one would stop the agent's thread, and with a low limit the start of main.
      return "it is a named pipe, and opening one waits for a reader. Name a file";
    }
    if (type != PLAIN && type != DEVICE) {
      return "it is not a plain file. Name one";
    }
    if (!isTrusted(file)) {
      return "it belongs to another user. Remove it, or name another file";
    }
    return type == PLAIN && links(file) > 1
        ? "it has another name too (a hard link). Remove it, or name another file"
        : null;
  }

  /** Of this user or root; where the user is not known, nothing is held against the file. */
  private boolean isTrusted(Path file, LinkOption... options) throws IOException {
    int owner = (Integer) Files.getAttribute(file, "unix:uid", options);
    return user == null || owner == user || owner == ROOT;
  }

  private static int links(Path file) throws IOException {
    return (Integer) Files.getAttribute(file, "unix:nlink");
  }

  /** The same for the same file only. */
  static Object identity(Path file) throws IOException {
    return Files.readAttributes(file, "unix:dev,ino").toString();
  }

  /** The user that this process makes files as, or null if {@code /proc} does not tell. */
  static @Nullable Integer currentUser() {
    try (BufferedReader lines =
        Files.newBufferedReader(Paths.get("/proc/self/status"), StandardCharsets.ISO_8859_1)) {
      String line = lines.readLine();
      while (line != null && !line.startsWith("Uid:")) {
        line = lines.readLine();
      }
      return line == null ? null : Integer.valueOf(line.split("\\s+")[USER_OF_FILES]);
    } catch (IOException | RuntimeException e) {
      return null;
    }
  }
}
