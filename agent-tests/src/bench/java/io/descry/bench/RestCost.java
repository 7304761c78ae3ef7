package io.descry.bench;

import java.io.FileInputStream;
import java.io.IOException;
import java.util.List;

/**
 * A child's main class: CPU milliseconds that the agent's threads use in 30 seconds while 1,000
 * handles stay open and nothing happens.
 */
public final class RestCost {

  private static final int HANDLES = 1000;
  private static final long SETTLE_MILLIS = 10_000;
  private static final long MEASURED_MILLIS = 30_000;

  private RestCost() {}

  public static void main(String[] arguments) throws IOException, InterruptedException {
    List<FileInputStream> open = Handles.open(HANDLES);
    Thread.sleep(SETTLE_MILLIS); // Measured is the passing of time: there is nothing to wait for.
    double before = AgentThreads.cpuMillis();
    Thread.sleep(MEASURED_MILLIS);
    System.out.println(AgentThreads.format(AgentThreads.cpuMillis() - before));
    for (FileInputStream in : open) {
      in.close();
    }
  }
}
