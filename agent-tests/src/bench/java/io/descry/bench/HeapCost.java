package io.descry.bench;

import java.io.FileInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * A child's main class: heap per file held open at stack depth 50, in bytes, after collection. What
 * is beyond a child without the agent is the agent's: its own heap, which stays the same, is taken
 * off by holding a few files first.
 */
public final class HeapCost {

  private static final int FEW = 1_000;
  private static final int MANY = 9_000;
  private static final int DEPTH = 50;
  private static final long INTERNED_MILLIS = 6_000;

  private HeapCost() {}

  public static void main(String[] arguments) throws IOException, InterruptedException {
    List<FileInputStream> open = new ArrayList<>(FEW + MANY);
    hold(open, FEW);
    long before = usedBytes();
    hold(open, MANY);
    System.out.println((usedBytes() - before) / MANY);
    for (FileInputStream in : open) {
      in.close();
    }
  }

  private static void hold(List<FileInputStream> open, int count) throws IOException {
    for (int i = 0; i < count; i++) {
      open.add(at(DEPTH - 3));
    }
  }

  private static FileInputStream at(int depth) throws IOException {
    return depth == 0 ? new FileInputStream("/etc/hostname") : at(depth - 1);
  }

  private static long usedBytes() throws InterruptedException {
    Thread.sleep(INTERNED_MILLIS); // Until the agent has interned the stacks: there is no signal.
    Runtime runtime = Runtime.getRuntime();
    for (int i = 0; i < 4; i++) {
      System.gc();
    }
    return runtime.totalMemory() - runtime.freeMemory();
  }
}
