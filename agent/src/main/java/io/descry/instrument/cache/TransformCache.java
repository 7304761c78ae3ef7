package io.descry.instrument.cache;

import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/**
 * Woven classes of the JDK, kept for later starts: with all of them at hand, ASM is never loaded. A
 * class is taken only if the bytes that come in are, byte for byte, those that it was woven from.
 * That is more than a hash would say and costs 3 ms; SHA-256 of them takes 75 ms of a start, most
 * of it in the interpreter. Whatever is wrong with the cache, classes are woven as without it.
 */
public final class TransformCache {

  /** Versions of one class: other agents may come first, and not every time. */
  private static final int MOST_VERSIONS = 4;

  private final @Nullable CacheFolder folder;
  private final String file;
  private final String owner;
  private final Map<String, List<CacheFile.Entry>> entries = new HashMap<>();
  private @Nullable String problem;
  private int hits;
  private int misses;
  private boolean changed;

  private TransformCache(@Nullable CacheFolder folder, String owner) {
    this.folder = folder;
    this.owner = owner;
    this.file = fileName(owner);
  }

  static String fileName(String owner) {
    return "descry-" + Long.toHexString(sum(owner)) + ".cache";
  }

  /** The cache in this folder; with null, one that has nothing and keeps nothing. Never throws. */
  public static TransformCache open(@Nullable File folder, File jar) {
    if (folder == null) {
      return none();
    }
    String owner = "";
    try {
      owner = owner(jar);
      TransformCache cache = new TransformCache(CacheFolder.of(folder), owner);
      cache.read();
      return cache;
    } catch (Exception e) {
      TransformCache none = new TransformCache(null, owner);
      none.problem = problem(folder, e);
      return none;
    }
  }

  /** Has nothing and keeps nothing. */
  public static TransformCache none() {
    return new TransformCache(null, "");
  }

  /** Why this folder would not be used, after making it where it is missing; null if it would. */
  public static @Nullable String problemOf(File folder) {
    try {
      CacheFolder.of(folder).prepare();
      return null;
    } catch (IOException | RuntimeException e) {
      return problem(folder, e);
    }
  }

  /** For a folder that is given, as if by that build and JVM. */
  static TransformCache of(CacheFolder folder, String owner) {
    TransformCache cache = new TransformCache(folder, owner);
    cache.read();
    return cache;
  }

  private static String owner(File jar) throws IOException {
    CRC32 sum = new CRC32();
    byte[] buffer = new byte[1 << 16];
    try (FileInputStream in = new FileInputStream(jar)) {
      for (int n = in.read(buffer); n > 0; n = in.read(buffer)) {
        sum.update(buffer, 0, n);
      }
    }
    return jar.length()
        + " "
        + Long.toHexString(sum.getValue())
        + " "
        + System.getProperty("java.vm.vendor")
        + " "
        + System.getProperty("java.vm.version")
        + " "
        + System.getProperty("os.arch");
  }

  private static long sum(String text) {
    CRC32 sum = new CRC32();
    for (int i = 0; i < text.length(); i++) {
      sum.update(text.charAt(i));
    }
    return sum.getValue();
  }

  private void read() {
    if (folder == null) {
      return;
    }
    try {
      byte[] bytes = folder.read(file);
      for (CacheFile.Entry entry :
          bytes == null ? new ArrayList<CacheFile.Entry>() : CacheFile.read(owner, bytes)) {
        put(entry);
      }
    } catch (IOException | RuntimeException e) {
      entries.clear();
      problem = problem(folder, e);
    }
  }

  private static String problem(Object folder, Exception e) {
    String why = e instanceof IOException && e.getMessage() != null ? e.getMessage() : e.toString();
    return "cache=" + folder + " is not used: " + why + ". Classes are instrumented at every start";
  }

  /** What was woven from exactly these bytes, or null. */
  public synchronized CacheFile.@Nullable Entry find(String name, byte[] original) {
    for (CacheFile.Entry entry : versions(name)) {
      if (Arrays.equals(entry.original, original)) {
        hits++;
        return entry;
      }
    }
    misses++;
    return null;
  }

  /** Keeps what was woven, until {@link #save}. */
  public synchronized void add(String name, byte[] original, byte[] woven, int[] applied) {
    if (folder != null && versions(name).size() < MOST_VERSIONS) {
      put(new CacheFile.Entry(name, original.clone(), woven.clone(), applied));
      changed = true;
    }
  }

  /** Whether something was woven that is not in the file. */
  public synchronized boolean isChanged() {
    return changed;
  }

  /** Writes what is new. A folder that cannot be written is a problem, and no more. */
  public synchronized void save() {
    if (folder == null || !changed) {
      return;
    }
    try {
      List<CacheFile.Entry> all = new ArrayList<>();
      for (List<CacheFile.Entry> versions : entries.values()) {
        all.addAll(versions);
      }
      folder.write(file, CacheFile.write(owner, all));
      changed = false;
    } catch (IOException | RuntimeException e) {
      if (problem == null) {
        problem = problem(folder, e);
      }
    }
  }

  /** Lets the classes go that cannot come a second time. */
  public synchronized void drop(String name) {
    entries.remove(name);
  }

  /** What is wrong with the folder or the file, in a sentence; null where all is well. */
  public synchronized @Nullable String problem() {
    return problem;
  }

  /** Classes that it had, and that it had not. */
  public synchronized int hits() {
    return hits;
  }

  public synchronized int misses() {
    return misses;
  }

  /** How many classes it holds now. */
  public synchronized int size() {
    return entries.size();
  }

  private List<CacheFile.Entry> versions(String name) {
    List<CacheFile.Entry> versions = entries.get(name);
    return versions == null ? new ArrayList<CacheFile.Entry>() : versions;
  }

  private void put(CacheFile.Entry entry) {
    List<CacheFile.Entry> versions = versions(entry.name);
    versions.add(entry);
    entries.put(entry.name, versions);
  }
}
