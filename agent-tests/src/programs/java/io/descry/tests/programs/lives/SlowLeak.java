package io.descry.tests.programs.lives;

import java.io.File;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/** A channel every 20 seconds that nobody closes, and nothing else. */
public final class SlowLeak {

  private SlowLeak() {}

  public static void main(String[] args) throws IOException {
    Pace pace = new Pace(args[0], 17);
    List<File> files = Files8.create(10);
    List<FileChannel> open = new ArrayList<>();
    while (pace.goesOn()) {
      File file = files.get(pace.below(10));
      open.add(FileChannel.open(file.toPath(), StandardOpenOption.READ));
      Pace.pause(pace.next(0.05));
    }
  }
}
