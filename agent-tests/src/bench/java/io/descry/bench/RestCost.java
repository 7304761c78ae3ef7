package io.descry.bench;

import java.io.FileInputStream;
import java.io.IOException;
import java.util.List;

/**
 * A child's main class: CPU milliseconds that the agent's threads use in two minutes while 1,000
 * handles stay open and nothing happens, the reports of every minute included; and what the process
 * has resident, in megabytes.
 */
public final class RestCost {

  private static final int HANDLES = 1000;
  private static final long SETTLE_MILLIS = 30_000;
  private static final long MEASURED_MILLIS = 120_000;

  private RestCost() {}

  public static void main(String[] arguments) throws IOException, InterruptedException {
    List<FileInputStream> open = Handles.open(HANDLES);
    Thread.sleep(SETTLE_MILLIS); // Measured is the passing of time: there is nothing to wait for.
    double before = AgentThreads.cpuMillis();
    Thread.sleep(MEASURED_MILLIS);
    double used = AgentThreads.cpuMillis() - before;
    System.out.println(
        AgentThreads.format(used) + " " + AgentThreads.format(AgentThreads.residentMegabytes()));
    for (FileInputStream in : open) {
      in.close();
    }
  }
}
