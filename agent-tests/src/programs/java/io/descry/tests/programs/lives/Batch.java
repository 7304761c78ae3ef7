package io.descry.tests.programs.lives;

import java.io.File;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/** Once a minute a batch opens 60 files one by one, works, and closes them all at its end. */
public final class Batch {

  private Batch() {}

  public static void main(String[] args) throws IOException {
    Pace pace = new Pace(args[0], 11);
    List<File> files = Files8.create(60);
    while (pace.goesOn()) {
      run(pace, files);
      Pace.pause(60_000 - pace.millis() % 60_000);
    }
  }

  private static void run(Pace pace, List<File> files) throws IOException {
    List<FileChannel> open = new ArrayList<>();
    for (File file : files) {
      open.add(FileChannel.open(file.toPath(), StandardOpenOption.READ));
      Pace.pause(200 + pace.below(300));
    }
    Pace.pause(10_000);
    for (FileChannel channel : open) {
      channel.close();
    }
  }
}
