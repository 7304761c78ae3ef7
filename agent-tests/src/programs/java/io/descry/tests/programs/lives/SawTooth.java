package io.descry.tests.programs.lives;

import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.util.List;

/** Streams dropped without close, two a second; a collection every 45 seconds closes them. */
public final class SawTooth {

  private SawTooth() {}

  public static void main(String[] args) throws IOException {
    Pace pace = new Pace(args[0], 14);
    List<File> files = Files8.create(5);
    long collected = 0;
    while (pace.goesOn()) {
      new FileInputStream(files.get(pace.below(5))).read();
      Pace.pause(pace.next(2));
      if (pace.millis() / 45_000 > collected) {
        System.gc();
        collected++;
      }
    }
  }
}
