package io.descry.model;

import org.jspecify.annotations.Nullable;

/** One descriptor of a process as the kernel lists it. Immutable. */
public final class KernelDescriptor {

  /** Inode where the link's text names none. */
  public static final long NO_INODE = -1;

  private static final String DELETED = " (deleted)";

  /** What a long holds in any case. */
  private static final int MOST_DIGITS = 18;

  /** The descriptor's number in the process. */
  public final int number;

  /** The link's text: a path, {@code socket:[n]}, {@code pipe:[n]}, {@code anon_inode:...}. */
  public final String target;

  public final TargetKind kind;

  /** The number in {@code socket:[n]} and {@code pipe:[n]}, else {@link #NO_INODE}. */
  public final long inode;

  /** What {@code stat} says where the text says that the file is deleted; null where not asked. */
  public final @Nullable FileIdentity deletedFile;

  public KernelDescriptor(int number, String target) {
    this(number, target, null);
  }

  /** One whose text says that it is deleted, with what is behind it. */
  public KernelDescriptor(int number, String target, @Nullable FileIdentity deletedFile) {
    this.number = number;
    this.target = target;
    this.kind = TargetKind.of(target);
    this.inode = inodeIn(target);
    this.deletedFile = deletedFile;
  }

  public boolean isSocket() {
    return kind == TargetKind.SOCKET && inode != NO_INODE;
  }

  /** Whether the link's text is the path of a file, folder or device. */
  public boolean isPath() {
    return target.startsWith("/");
  }

  /**
   * Whether the text says that the file is deleted. A file may also be called so: {@link
   * FileIdentity#links} is the proof.
   */
  public boolean saysDeleted() {
    return target.endsWith(DELETED) && kind != TargetKind.MEMORY;
  }

  /** Whether the file has no name any more, as far as can be known. */
  public boolean isDeleted() {
    return saysDeleted() && (deletedFile == null || deletedFile.links <= 0);
  }

  /** Bytes that closing it would give back to the file system; 0 where unknown. */
  public long deletedBytes() {
    return isDeleted() && deletedFile != null ? Math.max(0, deletedFile.sizeBytes) : 0;
  }

  /** The target without the kernel's mark of a deleted file. */
  public String path() {
    return saysDeleted() ? target.substring(0, target.length() - DELETED.length()) : target;
  }

  private static long inodeIn(String target) {
    int open = target.startsWith("/") ? -1 : target.indexOf(":[");
    if (open < 0 || !target.endsWith("]")) {
      return NO_INODE;
    }
    return digits(target, open + 2, target.length() - 1);
  }

  private static long digits(String text, int from, int to) {
    long value = 0;
    for (int i = from; i < to; i++) {
      char digit = text.charAt(i);
      if (digit < '0' || digit > '9') {
        return NO_INODE;
      }
      value = value * 10 + (digit - '0');
    }
    return from == to || to - from > MOST_DIGITS ? NO_INODE : value;
  }

  @Override
  public String toString() {
    return number + " -> " + target;
  }
}
