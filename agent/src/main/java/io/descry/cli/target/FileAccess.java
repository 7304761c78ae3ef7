package io.descry.cli.target;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The access that a process has to a file, by the file's mode. What cannot be told (access lists, a
 * network's own rules) counts as allowed.
 */
public final class FileAccess {

  private static final int READ = 4;
  private static final int WRITE = 2;
  private static final int ENTER = 1;

  private final Target target;

  public FileAccess(Target target) {
    this.target = target;
  }

  /** What keeps the process from reading: a folder on the way or the file; null when nothing. */
  public @Nullable Path firstUnreadable(Path root, Path file) {
    Path folder = root;
    for (Path name : root.relativize(file)) {
      folder = folder.resolve(name);
      if (!may(folder, folder.equals(file) ? READ : ENTER)) {
        return folder;
      }
    }
    return null;
  }

  /** Whether it may make a file in a folder. */
  public boolean mayWrite(Path folder) {
    return may(folder, WRITE) && may(folder, ENTER);
  }

  private boolean may(Path path, int what) {
    if ("0".equals(target.user())) {
      return true;
    }
    try {
      Map<String, Object> file = Files.readAttributes(path, "unix:mode,uid,gid");
      Object mode = file.get("mode");
      int shift = shift(String.valueOf(file.get("uid")), String.valueOf(file.get("gid")));
      return !(mode instanceof Integer) || ((Integer) mode >> shift & what) != 0;
    } catch (IOException | UnsupportedOperationException e) {
      return true;
    }
  }

  private int shift(String uid, String gid) {
    if (uid.equals(target.user())) {
      return 6;
    }
    return gid.equals(target.group()) || target.groups().contains(gid) ? 3 : 0;
  }
}
