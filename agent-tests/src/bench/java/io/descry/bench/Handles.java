package io.descry.bench;

import java.io.FileInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Many open files, of a hundred sites' worth of different depths. */
final class Handles {

  private Handles() {}

  static List<FileInputStream> open(int count) throws IOException {
    List<FileInputStream> open = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      open.add(at(i % 100));
    }
    return open;
  }

  private static FileInputStream at(int depth) throws IOException {
    return depth == 0 ? new FileInputStream("/etc/hostname") : at(depth - 1);
  }
}
