package io.descry.tests.programs.lives;

import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;

/**
 * Workers read files for a while each; they become more until two thirds of the life are over. With
 * {@code leak}, one of 150 requests fails and its stream stays.
 */
public final class FilePool {

  private static final List<Object> LOST = new ArrayList<>();

  private final Pace pace;
  private final List<File> files;
  private final boolean leaks;

  private FilePool(Pace pace, List<File> files, boolean leaks) {
    this.pace = pace;
    this.files = files;
    this.leaks = leaks;
  }

  public static void main(String[] args) throws IOException {
    Pace pace = new Pace(args[0], 2);
    FilePool pool = new FilePool(pace, Files8.create(300), args.length > 1);
    ExecutorService threads = Pace.threads();
    for (int worker = 0; worker < 48; worker++) {
      threads.execute(pool::work);
      Pace.pause((long) (Long.parseLong(args[0]) * 1_000 * 0.66 / 48));
    }
    while (pace.goesOn()) {
      Pace.pause(200);
    }
  }

  private void work() {
    while (pace.goesOn()) {
      try {
        request();
      } catch (IOException e) {
        System.err.println(e);
      }
      Pace.pause(pace.next(1.5));
    }
  }

  private void request() throws IOException {
    FileInputStream stream = new FileInputStream(files.get(pace.below(files.size())));
    if (leaks && pace.below(150) == 0) {
      synchronized (LOST) {
        LOST.add(stream);
      }
      return;
    }
    stream.read();
    Pace.pause(pace.heavyTailed(200, 6_000));
    stream.close();
  }
}
