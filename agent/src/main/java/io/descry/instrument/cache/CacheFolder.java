package io.descry.instrument.cache;

import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The folder of the cache. What is read from it becomes code of the JDK in this process, so whoever
 * could write there could do as this process does: every part of the path must belong to root or to
 * this process's user, be writable by nobody else, and be no symbolic link. Folders with a sticky
 * bit are no exception.
 */
final class CacheFolder {

  private static final int LINK = 0xA000;
  private static final int FOLDER = 0x4000;
  private static final int FILE = 0x8000;
  private static final int TYPE = 0xF000;
  private static final int WRITABLE_BY_OTHERS = 0x12; // -----w--w-
  private static final long LARGEST_BYTES = 64L << 20;

  private final Path path;
  private final int uid;

  private CacheFolder(Path path, int uid) {
    this.path = path;
    this.uid = uid;
  }

  /** The folder of this process's user; nothing is checked yet. */
  static CacheFolder of(File folder) throws IOException {
    Path self = new File("/proc/self").toPath();
    return of(folder, (Integer) Files.getAttribute(self, "unix:uid"));
  }

  static CacheFolder of(File folder, int uid) {
    return new CacheFolder(folder.toPath().toAbsolutePath().normalize(), uid);
  }

  /**
   * The bytes of a file in it, or null where there is none.
   *
   * @throws IOException if the folder or the file is not safe, or cannot be read
   */
  byte @Nullable [] read(String name) throws IOException {
    Path file = path.resolve(name);
    if (!file.toFile().exists()) { // Not by an exception of NIO's: its class is one that is woven.
      return null;
    }
    check(path);
    checkOne(file, FILE);
    long size = file.toFile().length();
    if (size > LARGEST_BYTES) {
      throw new IOException(file + " is too large to be a cache");
    }
    byte[] bytes = new byte[(int) size];
    try (FileInputStream in = new FileInputStream(file.toFile())) {
      int read = 0;
      for (int n = 1; n > 0 && read < bytes.length; read += Math.max(0, n)) {
        n = in.read(bytes, read, bytes.length - read);
      }
      return bytes;
    }
  }

  /**
   * Writes a file of mode 0600, as a whole or not at all: to another name first.
   *
   * @throws IOException if the folder is not safe, or cannot be written
   */
  void write(String name, byte[] bytes) throws IOException {
    prepare();
    Path whole = path.resolve(name);
    Path part = path.resolve(name + "." + System.nanoTime() + ".part");
    try {
      writeNew(part, bytes);
      Files.move(part, whole, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(part);
    }
  }

  /**
   * Makes the folder where it is missing, 0700, and checks it and all above it.
   *
   * @throws IOException if it is not safe, or cannot be made; nothing is made in an unsafe place
   */
  void prepare() throws IOException {
    Path there = path;
    while (!Files.exists(there, LinkOption.NOFOLLOW_LINKS) && there.getParent() != null) {
      there = there.getParent();
    }
    check(there);
    make(path);
    check(path);
  }

  private static void writeNew(Path file, byte[] bytes) throws IOException {
    Set<StandardOpenOption> options =
        EnumSet.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    try (SeekableByteChannel out = Files.newByteChannel(file, options, mode("rw-------"))) {
      ByteBuffer rest = ByteBuffer.wrap(bytes);
      while (rest.hasRemaining()) {
        out.write(rest);
      }
    }
  }

  private static void make(Path folder) throws IOException {
    Path parent = folder.getParent();
    if (parent == null || Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    make(parent);
    try {
      Files.createDirectory(folder, mode("rwx------"));
    } catch (FileAlreadyExistsException e) {
      // Another JVM was as quick: what it made is checked like any other.
    }
  }

  private static FileAttribute<Set<PosixFilePermission>> mode(String text) {
    return PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(text));
  }

  private void check(Path folder) throws IOException {
    if (folder.getParent() != null) {
      check(folder.getParent());
    }
    checkOne(folder, FOLDER);
  }

  private void checkOne(Path one, int type) throws IOException {
    Map<String, Object> found =
        Files.readAttributes(one, "unix:mode,uid", LinkOption.NOFOLLOW_LINKS);
    int mode = number(found, "mode");
    int owner = number(found, "uid");
    if ((mode & TYPE) == LINK) {
      throw new IOException(one + " is a symbolic link; name the folder itself");
    }
    if ((mode & TYPE) != type) {
      throw new IOException(one + " is not a " + (type == FILE ? "file" : "folder"));
    }
    if (owner != 0 && owner != uid) {
      throw new IOException(one + " belongs to user " + owner + ", not to root or user " + uid);
    }
    if ((mode & WRITABLE_BY_OTHERS) != 0) {
      throw new IOException(
          one + " can be written by others (mode " + Integer.toOctalString(mode & 07777) + ")");
    }
  }

  private static int number(Map<String, Object> attributes, String name) throws IOException {
    Object number = attributes.get(name);
    if (number == null) {
      throw new IOException("this file system does not tell a file's " + name);
    }
    return (Integer) number;
  }

  @Override
  public String toString() {
    return path.toString();
  }
}
