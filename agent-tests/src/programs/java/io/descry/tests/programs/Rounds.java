package io.descry.tests.programs;

import java.io.BufferedReader;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import javax.management.ObjectName;

/**
 * Tells over stdin and stdout what a JVM holds while agents come and go: {@code held} prints {@code
 * held METASPACE-BYTES LOADED-CLASSES THREADS}, after collections; {@code allocated} prints {@code
 * allocated BYTES}, what an open and close of a file allocates; {@code beans} prints {@code beans
 * NUMBER} of the agent's, and begins the platform's MBean server; {@code agents} prints {@code
 * agents NUMBER} of the agent's threads.
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
      System.out.println(line + " " + answer(line));
    }
  }

  private static String answer(String command) throws Exception {
    switch (command) {
      case "held":
        return held();
      case "allocated":
        return String.valueOf(allocated());
      case "beans":
        ObjectName ours = new ObjectName("io.descry:*");
        return String.valueOf(
            ManagementFactory.getPlatformMBeanServer().queryNames(ours, null).size());
      case "agents":
        return String.valueOf(agentThreads());
      default:
        throw new IOException("no such command");
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

  private static int agentThreads() {
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    int ours = 0;
    for (ThreadInfo thread : threads.getThreadInfo(threads.getAllThreadIds())) {
      ours += thread != null && thread.getThreadName().startsWith("descry") ? 1 : 0;
    }
    return ours;
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
