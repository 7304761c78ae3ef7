package io.descry.export.file;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;

/** A file and its older brothers {@code .1}, {@code .2} …; created for the owner alone. */
final class ReportFile {

  private final String option;

  final Path path;
  private final OwnFile own = new OwnFile();

  private ReportFile(Path path, String option) {
    this.path = path;
    this.option = option;
  }

  /**
   * @param option that names the file, for messages
   */
  static ReportFile named(String name, long pid, String option) throws IOException {
    try {
      return new ReportFile(
          Paths.get(name.replace("%p", Long.toString(pid))).toAbsolutePath(), option);
    } catch (InvalidPathException e) {
      throw new IOException(
          refusal(name, e.getReason() + ". Use a name of plain letters", option), e);
    }
  }

  /** A stream that appends. Not a channel, which an interrupt of the thread would close. */
  OutputStream open() throws IOException {
    try {
      return open(path);
    } catch (IOException e) {
      throw new IOException(refusal(path.toString(), reason(e), option), e);
    }
  }

  /**
   * Created by us, or checked: whoever can write in the folder could else have us append to another
   * file of ours, or read along. Looked at again when it is open.
   */
  private OutputStream open(Path path) throws IOException {
    boolean made = !Files.exists(path, LinkOption.NOFOLLOW_LINKS) && create(path);
    if (!made) {
      check(path);
    }
    Object before = OwnFile.identity(path);
    OutputStream opened = new FileOutputStream(path.toFile(), true);
    try {
      check(path);
      if (!before.equals(OwnFile.identity(path))) {
        throw new NotOurs("it was exchanged while it was opened. Name one in another folder");
      }
      return opened;
    } catch (IOException e) {
      opened.close();
      throw e;
    }
  }

  private void check(Path path) throws IOException {
    String refusal = own.refusal(path);
    if (refusal != null) {
      throw new NotOurs(refusal);
    }
  }

  /** A file that must not be written to; its message says why and what to do. */
  private static final class NotOurs extends IOException {
    private static final long serialVersionUID = 1;

    NotOurs(String message) {
      super(message);
    }
  }

  /** Reports hold paths, hosts and stacks: not for every user of the machine. */
  private static boolean create(Path path) throws IOException {
    try {
      Files.createFile(
          path, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      return true;
    } catch (FileAlreadyExistsException e) {
      return false; // Another JVM was faster; it is appended to.
    }
  }

  long size() throws IOException {
    return Files.size(path);
  }

  /**
   * Moves the files up by one, drops the oldest and returns the new first one. The descriptor comes
   * before the first rename, which needs none: without it, nothing has changed.
   */
  OutputStream rotate(int count) throws IOException {
    Path next = sibling("next");
    Files.deleteIfExists(next);
    OutputStream opened = open(next);
    try {
      shift(count);
      move(next, path);
      return opened;
    } catch (IOException e) {
      opened.close();
      Files.deleteIfExists(next);
      throw e;
    }
  }

  private void shift(int count) throws IOException {
    for (int i = count - 1; i > 1; i--) {
      if (Files.exists(sibling(i - 1))) {
        move(sibling(i - 1), sibling(i));
      }
    }
    if (count > 1) {
      move(path, sibling(1));
    }
  }

  private static void move(Path from, Path to) throws IOException {
    Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
  }

  private Path sibling(Object suffix) {
    return path.resolveSibling(path.getFileName() + "." + suffix);
  }

  /** Runs into a move, so that the JDK's classes for it are there when no descriptor is. */
  void rehearse() throws IOException {
    Files.deleteIfExists(sibling("next"));
    try {
      move(sibling("next"), sibling("none"));
    } catch (NoSuchFileException e) {
      // As meant.
    }
  }

  private String reason(IOException e) {
    Path folder = path.getParent();
    if (Files.isDirectory(path)) {
      return "it is a folder. Name a file in it";
    }
    if (e instanceof NotOurs) {
      return String.valueOf(e.getMessage());
    }
    if (folder != null && !Files.isDirectory(folder)) {
      return "the folder " + folder + " does not exist. Create it";
    }
    return e + ". Let this process's user write there";
  }

  private static String refusal(String name, String reason, String option) {
    return (option.equals("file") ? "reports" : "recordings")
        + " cannot be written to "
        + name
        + ": "
        + reason
        + ", or change the option `"
        + option
        + "`; the agent goes on without the file";
  }
}
