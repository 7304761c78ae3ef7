package io.descry.kernel.proc;

import io.descry.model.FileIdentity;
import io.descry.model.KernelDescriptor;
import java.io.File;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The descriptors of one process, from {@code /proc/PID/fd}. Any thread. A number can be closed and
 * given out again at any moment: each answer is true of the instant of its own call only.
 */
public final class ProcDescriptors {

  /** The text for a descriptor that is there but whose link cannot be read. */
  static final String UNREADABLE = "?";

  /** Numbers after the last one expected that are still looked at: others may have closed. */
  private static final int HOLES_BEFORE_END = 256;

  private final String folder;
  private final Path path;

  private ProcDescriptors(String folder) {
    this.folder = folder;
    this.path = Paths.get(folder);
  }

  /** Those of this process. */
  public static ProcDescriptors ofSelf() {
    return new ProcDescriptors("/proc/self/fd");
  }

  /** Those of another process: to be seen by the same user and by root. */
  public static ProcDescriptors of(int pid) {
    return in("/proc/" + pid);
  }

  public static ProcDescriptors in(String processFolder) {
    return new ProcDescriptors(processFolder + "/fd");
  }

  /**
   * All descriptors, lowest first; null if the folder cannot be listed. Listing takes a descriptor
   * for an instant, which is not in the result.
   */
  public @Nullable List<KernelDescriptor> list() {
    return list(Integer.MAX_VALUE);
  }

  /** The same, but only so many of them. */
  public @Nullable List<KernelDescriptor> list(int most) {
    int[] numbers = numbers();
    if (numbers == null) {
      return null;
    }
    int count = Math.min(most, numbers.length);
    List<KernelDescriptor> found = new ArrayList<KernelDescriptor>(count);
    for (int i = 0; i < count; i++) {
      add(found, numbers[i]);
    }
    return Collections.unmodifiableList(found);
  }

  /** How many descriptors there are, or null if that cannot be seen. */
  public @Nullable Integer count() {
    int[] numbers = numbers();
    return numbers == null ? null : numbers.length;
  }

  /**
   * All descriptors, lowest first, found by trying every number below the size of the process's
   * table ({@code FDSize} of its status): needs no free descriptor, 2 to 9 µs a number.
   */
  public List<KernelDescriptor> listWithoutDescriptors(int tableSize) {
    long expected = expected();
    List<KernelDescriptor> found = new ArrayList<KernelDescriptor>();
    int holes = 0;
    for (int number = 0; number < tableSize; number++) {
      holes = add(found, number) ? 0 : holes + 1;
      if (expected > 0 && found.size() >= expected && holes >= HOLES_BEFORE_END) {
        break;
      }
    }
    return Collections.unmodifiableList(found);
  }

  /** The link's text of one number, or null if it is not open or cannot be seen. */
  public @Nullable String target(int number) {
    String target = link(number);
    return UNREADABLE.equals(target) ? null : target;
  }

  /**
   * What is behind one number, for "is it still the same?" and for the size of a deleted file; null
   * if it is not open. Opens nothing. Asks the file system, so it can wait for a dead network one:
   * {@link #target} cannot.
   */
  public @Nullable FileIdentity identity(int number) {
    return identity(path(number));
  }

  /** Of a file by its name; links are followed. */
  public static @Nullable FileIdentity identity(Path file) {
    try {
      Map<String, Object> found = Files.readAttributes(file, "unix:dev,ino,nlink,size");
      return new FileIdentity(
          value(found, "dev"),
          value(found, "ino"),
          (int) value(found, "nlink"),
          value(found, "size"));
    } catch (IOException | RuntimeException e) {
      return null;
    }
  }

  /** Whether a folder is behind the number; asks the file system, as {@link #identity}. */
  public boolean isDirectory(int number) {
    try {
      return Files.isDirectory(path(number));
    } catch (RuntimeException e) {
      return false;
    }
  }

  private static long value(Map<String, Object> attributes, String name) {
    Object value = attributes.get(name);
    return value instanceof Number ? ((Number) value).longValue() : -1;
  }

  private boolean add(List<KernelDescriptor> found, int number) {
    String target = link(number);
    if (target == null) {
      return false;
    }
    KernelDescriptor descriptor = new KernelDescriptor(number, target);
    found.add(descriptor.saysDeleted() ? deleted(number, target) : descriptor);
    return true;
  }

  /** With its bytes: they are in no listing of a folder. A file on a network is renamed instead. */
  private KernelDescriptor deleted(int number, String target) {
    return new KernelDescriptor(number, target, identity(number));
  }

  /** Null for a hole, {@link #UNREADABLE} for a link that is there (a path beyond PATH_MAX). */
  private @Nullable String link(int number) {
    try {
      return Files.readSymbolicLink(path(number)).toString();
    } catch (NoSuchFileException e) {
      return null;
    } catch (FileSystemException e) {
      return hasReason(e) ? UNREADABLE : null;
    } catch (IOException | RuntimeException e) {
      return null;
    }
  }

  /** Access denied comes without a reason and tells nothing about the number. */
  private static boolean hasReason(FileSystemException e) {
    return e.getReason() != null;
  }

  private Path path(int number) {
    return path.resolve(Integer.toString(number)); // A third of what Paths.get makes.
  }

  private int @Nullable [] numbers() {
    String[] names = names();
    if (names == null) {
      return null;
    }
    int[] numbers = new int[names.length];
    int n = 0;
    for (String name : names) {
      int number = Digits.of(name);
      if (number >= 0) {
        numbers[n++] = number;
      }
    }
    if (!isAscending(numbers, n)) { // The kernel lists them so; on 25 sorting spins a class.
      Arrays.sort(numbers, 0, n);
    }
    return Arrays.copyOf(numbers, n);
  }

  private static boolean isAscending(int[] numbers, int n) {
    for (int i = 1; i < n; i++) {
      if (numbers[i - 1] > numbers[i]) {
        return false;
      }
    }
    return true;
  }

  private String @Nullable [] names() {
    try {
      return new File(folder).list();
    } catch (SecurityException e) {
      return null;
    }
  }

  /**
   * How many there are, at the price of one stat: since Linux 6.2 the folder's size is the number
   * of descriptors; before, 0.
   */
  public long expected() {
    return new File(folder).length();
  }
}
