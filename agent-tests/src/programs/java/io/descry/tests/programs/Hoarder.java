package io.descry.tests.programs;

import java.io.FileInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * On the first line of its input takes every descriptor there is, and from then on every one that
 * becomes free, looking five times a second. Prints {@code full}. Ends with its input.
 */
public final class Hoarder {

  private static final List<FileInputStream> HELD = new ArrayList<>();

  private Hoarder() {}

  public static void main(String[] args) throws Exception {
    HELD.add(new FileInputStream("/dev/null"));
    System.out.println("ready");
    System.in.read();
    take();
    System.out.println("full");
    Thread greedy = new Thread(Hoarder::goOn);
    greedy.setDaemon(true);
    greedy.start();
    while (System.in.read() >= 0) {
      // The test asks for the page.
    }
  }

  private static void goOn() {
    while (true) {
      take();
      try {
        Thread.sleep(200);
      } catch (InterruptedException e) {
        return;
      }
    }
  }

  private static void take() {
    try {
      while (true) {
        HELD.add(new FileInputStream("/dev/null"));
      }
    } catch (IOException e) {
      // There is none left.
    }
  }
}
