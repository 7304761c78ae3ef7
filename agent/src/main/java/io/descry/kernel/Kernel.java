package io.descry.kernel;

import io.descry.kernel.proc.ByteSource;
import io.descry.kernel.proc.Containers;
import io.descry.kernel.proc.LineReader;
import io.descry.kernel.proc.MappedFiles;
import io.descry.kernel.proc.MissingProc;
import io.descry.kernel.proc.NativeLibraries;
import io.descry.kernel.proc.Parents;
import io.descry.kernel.proc.ProcDescriptors;
import io.descry.kernel.proc.ProcessLimits;
import io.descry.kernel.proc.ProcessStatus;
import io.descry.kernel.proc.SystemFiles;
import io.descry.kernel.socket.HalfClosed;
import io.descry.kernel.socket.SocketTable;
import io.descry.model.FileIdentity;
import io.descry.model.KernelDescriptor;
import io.descry.model.KernelSnapshot;
import io.descry.model.Limits;
import io.descry.model.MissingReason;
import io.descry.model.ParentProcess;
import io.descry.model.Surroundings;
import io.descry.model.SystemLimits;
import java.io.Closeable;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The operating system's side of the watched process. Not safe for several threads at a time. Keeps
 * eight files open ({@link KernelFiles}); call {@link #rehearse} once after opening.
 */
public final class Kernel implements Closeable {

  /** Numbers tried where the table's size is unknown. */
  private static final int TABLE_SIZE_IF_UNKNOWN = 65_536;

  /** Numbers that are looked at in a rehearsal, which is for the classes. */
  private static final int REHEARSED = 64;

  private final String proc;
  private final String self;
  private final ProcDescriptors descriptors;
  private final KernelFiles files;
  private final SystemFiles systemFiles;
  private final LineReader reader;
  private final SocketTable sockets;
  private final HalfClosed halfClosed;
  private final Surroundings surroundings;
  private SystemLimits system;
  private List<String> libraries = Collections.emptyList();

  private Kernel(String proc, LongSupplier nanoClock) {
    this.proc = proc;
    self = proc + "/self";
    descriptors = ProcDescriptors.in(self);
    files = new KernelFiles(self);
    systemFiles = new SystemFiles(proc);
    reader = new LineReader(nanoClock);
    sockets = new SocketTable(reader, ByteOrder.nativeOrder(), nanoClock);
    halfClosed = new HalfClosed(descriptors, sockets, nanoClock);
    files.open();
    surroundings = readSurroundings();
    system = systemFiles.read(new MissingProc());
  }

  /** The kernel's side of this process; the clock is monotonic, in nanoseconds. */
  public static Kernel open(LongSupplier nanoClock) {
    return open("/proc", nanoClock);
  }

  static Kernel open(String procFolder, LongSupplier nanoClock) {
    return new Kernel(procFolder, nanoClock);
  }

  /** Single descriptors of this process. */
  public ProcDescriptors descriptors() {
    return descriptors;
  }

  /**
   * All there is to know now. Where no descriptor is free, as {@link #readWithoutDescriptors}.
   * Costs 10 to 15 ms of CPU, nearly all for walking the socket tables: for a report, not for each
   * tick, which needs {@link ProcDescriptors#list} and {@link #limits} only.
   */
  public KernelSnapshot read() {
    return read(descriptors.list(), Integer.MAX_VALUE);
  }

  private KernelSnapshot read(@Nullable List<KernelDescriptor> found, int most) {
    if (found == null) {
      return readWithoutDescriptors(most);
    }
    files.open(); // At a late attach there may have been no descriptor for some of them.
    MissingProc missing = new MissingProc();
    system = systemFiles.read(missing);
    return snapshot(found, missing);
  }

  /**
   * The same without taking a descriptor even for an instant. The limits of the system are those of
   * the last reading that had one.
   */
  public KernelSnapshot readWithoutDescriptors() {
    return readWithoutDescriptors(Integer.MAX_VALUE);
  }

  /** The same of the lowest numbers only, for a rehearsal. */
  public KernelSnapshot readFew() {
    return readWithoutDescriptors(REHEARSED);
  }

  private KernelSnapshot readWithoutDescriptors(int most) {
    MissingProc missing = new MissingProc();
    missing.add("sys", MissingReason.NO_DESCRIPTOR);
    int size = Math.min(most, tableSize(missing));
    return snapshot(descriptors.listWithoutDescriptors(size), missing);
  }

  /**
   * Runs once, while there are descriptors, all that {@link #readWithoutDescriptors} and {@link
   * #descriptors} can come to: every class they use is there when there are none.
   */
  public void rehearse() {
    read(descriptors.list(REHEARSED), REHEARSED);
    readFew();
    libraries(false);
    halfClosed.rehearse(files);
    Rehearsal.run(sockets, descriptors);
  }

  /**
   * Inodes of the connections among these numbers that are in CLOSE_WAIT, or null where it would
   * cost too much now. Takes no descriptor; for ticks, half a percent of a core at most.
   */
  public @Nullable Set<Long> halfClosed(Collection<Integer> numbers) {
    return halfClosed.among(numbers, files);
  }

  /** More numbers than these are not looked at. */
  public static int mostHalfClosed() {
    return HalfClosed.MOST_SOCKETS;
  }

  /**
   * File names of the native libraries loaded, each once. Reads one line a mapping, 1 to 5 ms: for
   * when something is unknown. Without descriptors those of the reading before.
   */
  public List<String> libraries(boolean withoutDescriptors) {
    if (!withoutDescriptors) {
      List<String> found = NativeLibraries.read(reader, self);
      libraries = found.isEmpty() ? libraries : found;
    }
    return libraries;
  }

  /** Device and inode of a path, or null. Asks the file system, and opens nothing. */
  public static @Nullable FileIdentity identity(Path path) {
    return ProcDescriptors.identity(path);
  }

  /** Files that are mapped into memory; takes a descriptor for an instant. */
  public List<String> mapped(Predicate<String> wanted) {
    return MappedFiles.read(reader, self, wanted);
  }

  /** The present limits, or null if they cannot be read. Takes no descriptor, about 20 µs. */
  public @Nullable Limits limits() {
    ByteSource source = files.limits();
    return source == null ? null : ProcessLimits.read(reader, source);
  }

  @Override
  public void close() {
    files.close();
  }

  private KernelSnapshot snapshot(List<KernelDescriptor> found, MissingProc missing) {
    Limits limits = limits();
    if (limits == null) {
      boolean open = files.limits() != null;
      missing.add("limits", open ? MissingReason.MALFORMED : MissingReason.NOT_READABLE);
    }
    if (found.isEmpty()) {
      missing.add("fd", MissingReason.NOT_READABLE); // There is always one: of the kept files.
    }
    return new KernelSnapshot(
        found, sockets.read(files, found, missing), limits, system, surroundings, missing.parts());
  }

  private int tableSize(MissingProc missing) {
    ByteSource source = files.status();
    int size = source == null ? -1 : ProcessStatus.read(reader, source).tableSize();
    if (size < 0) {
      missing.add("status", MissingReason.NOT_READABLE);
    }
    return size < 0 ? TABLE_SIZE_IF_UNKNOWN : size;
  }

  private Surroundings readSurroundings() {
    Parents parents = new Parents(proc, reader);
    ParentProcess parent = parents.of("self");
    return new Surroundings(
        parent, parents.limitFrom(parent, limits()), new Containers("/", System.getenv()).hint());
  }
}
