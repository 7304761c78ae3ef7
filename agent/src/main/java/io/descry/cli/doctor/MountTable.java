package io.descry.cli.doctor;

import org.jspecify.annotations.Nullable;

/** The mount of a folder, from {@code /proc/PID/mounts}. Pure. */
public final class MountTable {

  private static final int POINT = 1;
  private static final int OPTIONS = 3;

  private MountTable() {}

  /** Of the last mount that the folder lies in; false where the table is hidden. */
  public static boolean isReadOnly(@Nullable String mounts, String folder) {
    String options = "";
    int longest = 0;
    for (String line : mounts == null ? new String[0] : mounts.split("\n")) {
      String[] fields = line.split(" ");
      if (fields.length > OPTIONS
          && isIn(folder, fields[POINT])
          && fields[POINT].length() >= longest) {
        longest = fields[POINT].length();
        options = fields[OPTIONS];
      }
    }
    return ("," + options + ",").contains(",ro,");
  }

  private static boolean isIn(String folder, String point) {
    return point.equals("/") || folder.equals(point) || folder.startsWith(point + "/");
  }
}
