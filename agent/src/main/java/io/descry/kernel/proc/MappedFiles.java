package io.descry.kernel.proc;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** Files that are mapped into the memory of a process, from {@code /proc/PID/maps}. */
public final class MappedFiles implements LineSink {

  /** This bounds a folder such as {@code /}. */
  private static final int MOST = 1_000;

  private static final String DELETED = " (deleted)";

  private final Fields fields = new Fields();
  private final Predicate<String> wanted;
  private final Set<String> names = new LinkedHashSet<>();

  private MappedFiles(Predicate<String> wanted) {
    this.wanted = wanted;
  }

  /**
   * Each path once. Opens and closes the file: a descriptor for an instant. Empty where it cannot
   * be read.
   */
  public static List<String> read(LineReader reader, String processFolder, Predicate<String> of) {
    KeptFile maps = KeptFile.open(processFolder + "/maps");
    if (maps == null) {
      return Collections.emptyList();
    }
    try {
      MappedFiles files = new MappedFiles(of);
      reader.read(maps, files);
      return Collections.unmodifiableList(new ArrayList<>(files.names));
    } finally {
      maps.close();
    }
  }

  /** Of {@code 7f0-7f1 r--p 0 08:01 42 /data/index.bin} the last field. */
  @Override
  public boolean line(byte[] buffer, int from, int to) {
    fields.over(buffer, from, to);
    if (fields.skip(5)) {
      String path = fields.rest();
      String name =
          path.endsWith(DELETED) ? path.substring(0, path.length() - DELETED.length()) : path;
      if (name.startsWith("/") && wanted.test(name)) {
        names.add(path);
      }
    }
    return names.size() < MOST;
  }
}
