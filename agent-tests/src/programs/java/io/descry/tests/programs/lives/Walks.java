package io.descry.tests.programs.lives;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.RecursiveTask;

/** Walks a folder tree on a fork-join pool, again and again; each level keeps its stream open. */
public final class Walks {

  private Walks() {}

  public static void main(String[] args) {
    Pace pace = new Pace(args[0], 6);
    ForkJoinPool pool = new ForkJoinPool(8);
    while (pace.goesOn()) {
      pool.invoke(new Walk(Paths.get(args[1]), 6));
      Pace.pause(pace.next(0.2));
    }
  }

  private static final class Walk extends RecursiveTask<Long> {
    private static final long serialVersionUID = 1;
    private final transient Path folder;
    private final int depth;

    Walk(Path folder, int depth) {
      this.folder = folder;
      this.depth = depth;
    }

    @Override
    protected Long compute() {
      long count = 0;
      List<Walk> below = new ArrayList<>();
      try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
        for (Path entry : entries) {
          count++;
          Pace.pause(4);
          if (depth > 0 && Files.isDirectory(entry) && !Files.isSymbolicLink(entry)) {
            Walk walk = new Walk(entry, depth - 1);
            walk.fork();
            below.add(walk);
          }
        }
      } catch (IOException e) {
        return count;
      }
      for (Walk walk : below) {
        count += walk.join();
      }
      return count;
    }
  }
}
