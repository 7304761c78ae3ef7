package io.descry.kernel.proc;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The native libraries of a process, from {@code /proc/PID/maps}: file names, each once. Those that
 * the JDK's launcher unpacked and deleted (JNA, jffi) are there too, without the kernel's mark.
 */
public final class NativeLibraries implements LineSink {

  /** A JVM has 20 to 100; this only bounds a mistake. */
  public static final int MOST = 1_000;

  private static final String DELETED = " (deleted)";

  private final Fields fields = new Fields();
  private final Set<String> names = new LinkedHashSet<>();

  private NativeLibraries() {}

  /** Opens and closes the file: a descriptor for an instant. Empty where it cannot be read. */
  public static List<String> read(LineReader reader, String processFolder) {
    KeptFile maps = KeptFile.open(processFolder + "/maps");
    if (maps == null) {
      return Collections.emptyList();
    }
    try {
      return read(reader, maps);
    } finally {
      maps.close();
    }
  }

  public static List<String> read(LineReader reader, ByteSource maps) {
    NativeLibraries libraries = new NativeLibraries();
    reader.read(maps, libraries);
    return copy(libraries.names);
  }

  private static List<String> copy(Collection<String> names) {
    return Collections.unmodifiableList(new ArrayList<>(names));
  }

  /** Of {@code 7f0-7f1 r-xp 0 08:01 42 /lib/libc.so.6} the last part of the path. */
  @Override
  public boolean line(byte[] buffer, int from, int to) {
    fields.over(buffer, from, to);
    if (fields.skip(2) && fields.isExecutable()) {
      fields.skip(3);
      String path = fields.rest();
      String name = path.substring(path.lastIndexOf('/') + 1);
      if (path.startsWith("/")) {
        names.add(name.endsWith(DELETED) ? name.substring(0, name.length() - 10) : name);
      }
    }
    return names.size() < MOST;
  }
}
