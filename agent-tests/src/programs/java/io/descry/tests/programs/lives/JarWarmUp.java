package io.descry.tests.programs.lives;

import java.io.File;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarFile;

/** Opens the jars of a folder one after the other as they are needed first, and keeps them. */
public final class JarWarmUp {

  private JarWarmUp() {}

  public static void main(String[] args) throws IOException {
    Pace pace = new Pace(args[0], 10);
    List<JarFile> open = new ArrayList<>();
    File[] files = new File(args[1]).listFiles((folder, name) -> name.endsWith(".jar"));
    for (File file : files == null ? new File[0] : files) {
      open.add(new JarFile(file));
      Pace.pause(pace.next(3 * Math.exp(-6 * pace.share())));
    }
    while (pace.goesOn()) {
      Pace.pause(100);
    }
    System.out.println(open.size());
  }
}
