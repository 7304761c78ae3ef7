package io.descry.tests.programs.lives;

import java.io.File;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A cache of 150 open files, least recently used out; popular ones are asked for most. */
public final class LruFiles {

  private static final int MOST = 150;

  private final Map<File, RandomAccessFile> open = new LinkedHashMap<>(16, 0.75f, true);

  private LruFiles() {}

  public static void main(String[] args) throws IOException {
    Pace pace = new Pace(args[0], 5);
    List<File> files = Files8.create(600);
    LruFiles cache = new LruFiles();
    while (pace.goesOn()) {
      double popular = Math.pow(pace.random.nextDouble(), 4);
      cache.get(files.get((int) (popular * files.size()))).seek(0);
      Pace.pause(pace.next(2 + 4 * pace.wave()));
    }
  }

  private RandomAccessFile get(File file) throws IOException {
    RandomAccessFile found = open.get(file);
    if (found == null) {
      found = new RandomAccessFile(file, "r");
      open.put(file, found);
    }
    if (open.size() > MOST) {
      File eldest = open.keySet().iterator().next();
      open.remove(eldest).close();
    }
    return found;
  }
}
