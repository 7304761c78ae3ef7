package io.descry.tests.programs;

import java.io.BufferedReader;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;

/**
 * Tells over stdin and stdout what a JVM holds while agents come and go: {@code held} prints {@code
 * held METASPACE-BYTES LOADED-CLASSES THREADS}, after collections; {@code allocated} prints {@code
 * allocated BYTES}, what an open and close of a file allocates.
 */
public final class Rounds {

  private static final int OPENS = 1_000;

  private Rounds() {}

  public static void main(String[] args) throws Exception {
    BufferedReader commands = new BufferedReader(new InputStreamReader(System.in, "UTF-8"));
    held();
    allocated();
    System.out.println("ready");
    for (String line = commands.readLine(); line != null; line = commands.readLine()) {
      System.out.println(line.equals("held") ? "held " + held() : "allocated " + allocated());
    }
  }

  private static String held() throws InterruptedException {
    Family.collect();
    long metaspace = 0;
    for (MemoryPoolMXBean pool : ManagementFactory.getMemoryPoolMXBeans()) {
      metaspace += pool.getName().equals("Metaspace") ? pool.getUsage().getUsed() : 0;
    }
    return metaspace
        + " "
        + ManagementFactory.getClassLoadingMXBean().getLoadedClassCount()
        + " "
        + ManagementFactory.getThreadMXBean().getThreadCount();
  }

  /** The least of several goes: the JVM itself allocates now and then. */
  private static long allocated() throws IOException {
    long least = Long.MAX_VALUE;
    for (int go = 0; go < 5; go++) {
      long before = bytes();
      for (int i = 0; i < OPENS; i++) {
        new FileInputStream("/proc/self/status").close();
      }
      least = Math.min(least, (bytes() - before) / OPENS);
    }
    return least;
  }

  private static long bytes() {
    return ((com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean())
        .getThreadAllocatedBytes(Thread.currentThread().getId());
  }
}
