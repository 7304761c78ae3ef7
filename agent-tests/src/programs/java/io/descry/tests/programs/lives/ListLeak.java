package io.descry.tests.programs.lives;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Lists a folder some times a second; one listing of 20 ends early and is not closed. */
public final class ListLeak {

  private static final List<Object> LOST = new ArrayList<>();

  private ListLeak() {}

  public static void main(String[] args) throws IOException {
    Pace pace = new Pace(args[0], 15);
    List<File> files = Files8.create(40);
    Path folder = files.get(0).toPath().getParent();
    while (pace.goesOn()) {
      Stream<Path> paths = Files.list(folder);
      if (pace.below(20) == 0) {
        LOST.add(paths);
      } else {
        paths.forEach(path -> Pace.pause(2));
        paths.close();
      }
      Pace.pause(pace.next(6 * pace.wave()));
    }
  }
}
