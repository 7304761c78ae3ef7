package io.descry.tests.programs;

import java.io.BufferedReader;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.util.ArrayList;
import java.util.List;

/**
 * Opens files as a test asks for it. {@code burst}: opens until an opening fails, waits for a line,
 * and closes all. {@code leak MILLIS}: opens one every so many milliseconds and keeps it, until
 * {@code stop}.
 */
public final class Traffic {

  private static final String FILE = "/proc/self/status";
  private static final List<FileInputStream> HELD = new ArrayList<>();
  private static volatile boolean leaking;

  private Traffic() {}

  public static void main(String[] args) throws Exception {
    BufferedReader in = new BufferedReader(new InputStreamReader(System.in));
    System.out.println("ready");
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      String[] words = line.split(" ");
      if (words[0].equals("burst")) {
        burst(in);
      } else if (words[0].equals("leak")) {
        leak(Long.parseLong(words[1]));
      } else {
        leaking = false;
        System.out.println("stopped");
      }
    }
    System.exit(0);
  }

  private static void burst(BufferedReader in) throws IOException {
    List<FileInputStream> opened = new ArrayList<>();
    String message = "";
    try {
      while (true) {
        opened.add(new FileInputStream(FILE));
      }
    } catch (IOException e) {
      message = e.getMessage();
    }
    System.out.println("full: " + message);
    in.readLine();
    for (FileInputStream stream : opened) {
      stream.close();
    }
    System.out.println("closed");
  }

  private static void leak(long millis) {
    leaking = true;
    Thread thread = new Thread(() -> leakEvery(millis), "leak");
    thread.setDaemon(true);
    thread.start();
  }

  private static void leakEvery(long millis) {
    try {
      while (leaking) {
        synchronized (HELD) {
          HELD.add(new FileInputStream(FILE));
        }
        Thread.sleep(millis); // The rate is what the test is about.
      }
    } catch (IOException | InterruptedException e) {
      System.out.println("leak ended: " + e);
    }
  }
}
