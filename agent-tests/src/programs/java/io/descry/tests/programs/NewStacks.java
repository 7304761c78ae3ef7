package io.descry.tests.programs;

import java.io.BufferedReader;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Opens a hundred files a second, each with a stack of 900 frames that was never there before, and
 * keeps the last 500: what an agent has to read anew each time. {@code pause} stops that and prints
 * {@code paused}, {@code go} goes on and prints {@code going}.
 */
public final class NewStacks {

  private static final int DEPTH = 900;
  private static final int KEPT = 500;
  private static final long PAUSE_MILLIS = 10;

  private final Deque<FileInputStream> kept = new ArrayDeque<>();
  private long opened;
  private boolean paused;

  private NewStacks() {}

  public static void main(String[] args) throws Exception {
    NewStacks program = new NewStacks();
    Thread thread = new Thread(program::work, "opener");
    thread.setDaemon(true);
    thread.start();
    BufferedReader commands = new BufferedReader(new InputStreamReader(System.in, "UTF-8"));
    System.out.println("ready");
    for (String line = commands.readLine(); line != null; line = commands.readLine()) {
      System.out.println(program.pause(line.equals("pause")));
    }
  }

  private synchronized String pause(boolean wanted) {
    paused = wanted;
    return wanted ? "paused" : "going";
  }

  private void work() {
    try {
      while (true) {
        step();
        Thread.sleep(PAUSE_MILLIS);
      }
    } catch (Throwable e) {
      e.printStackTrace();
      System.exit(1);
    }
  }

  private synchronized void step() throws IOException {
    if (!paused) {
      kept.add(open(DEPTH, opened++ * 0x9E3779B97F4A7C15L));
      if (kept.size() > KEPT) {
        kept.remove().close();
      }
    }
  }

  /** One of two lines each time, as the bits say. */
  private static FileInputStream open(int depth, long bits) throws IOException {
    if (depth == 0) {
      return new FileInputStream("/proc/self/status");
    }
    if ((bits & 1) == 0) {
      return open(depth - 1, Long.rotateRight(bits, 1));
    }
    return open(depth - 1, Long.rotateRight(bits, 1));
  }
}
