package io.descry.tests.programs.lives;

import java.io.File;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.ExecutorService;

/** Twelve logs that roll every 15 seconds or so, and readers that follow each for a while. */
public final class RollingLog {

  private RollingLog() {}

  public static void main(String[] args) throws IOException {
    Pace pace = new Pace(args[0], 12);
    List<File> files = Files8.create(12);
    ExecutorService threads = Pace.threads();
    for (File file : files) {
      threads.execute(() -> write(pace, file));
    }
    while (pace.goesOn()) {
      threads.execute(() -> follow(pace, files.get(pace.below(files.size()))));
      Pace.pause(pace.next(0.5));
    }
  }

  private static void write(Pace pace, File file) {
    while (pace.goesOn()) {
      try (FileOutputStream out = new FileOutputStream(file)) {
        long until = pace.millis() + 10_000 + pace.below(10_000);
        while (pace.millis() < until && pace.goesOn()) {
          out.write("a line of a log\n".getBytes("UTF-8"));
          Pace.pause(200);
        }
      } catch (IOException e) {
        System.err.println(e);
      }
    }
  }

  private static void follow(Pace pace, File file) {
    try (FileInputStream in = new FileInputStream(file)) {
      in.read();
      Pace.pause(pace.heavyTailed(3_000, 60_000));
    } catch (IOException e) {
      System.err.println(e);
    }
  }
}
