package io.descry.bench;

import java.io.FileInputStream;
import java.lang.management.ManagementFactory;
import java.util.List;
import javax.management.MBeanServer;
import javax.management.ObjectName;

/**
 * A child's main class: CPU milliseconds of one report over 15,000 open handles, asked for through
 * JMX, on the agent's threads and on the asking one; megabytes allocated there; and how often a
 * thread that opens files all the while had to wait for anything. Prints the first report's and the
 * third's: the first resolves every stack and runs in the interpreter.
 */
public final class ReportCost {

  private static final int HANDLES = 15_000;

  private ReportCost() {}

  public static void main(String[] arguments) throws Exception {
    List<FileInputStream> open = Handles.open(HANDLES);
    MBeanServer server = ManagementFactory.getPlatformMBeanServer();
    ObjectName bean = new ObjectName("io.descry:type=Descry");
    while (!server.isRegistered(bean)) {
      Thread.sleep(50);
    }
    Opener opener = new Opener();
    opener.start();
    long waited = opener.waits();
    String first = cost(server, bean);
    cost(server, bean);
    String third = cost(server, bean);
    waited = opener.waits() - waited;
    opener.stopped = true;
    System.out.println(first + " " + third + " " + waited + " " + opener.opens);
    for (FileInputStream in : open) {
      in.close();
    }
  }

  private static String cost(MBeanServer server, ObjectName bean) throws Exception {
    double megabytes = AgentThreads.allocatedMegabytes();
    double agent = AgentThreads.cpuMillis();
    long self = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    server.invoke(bean, "reportJson", new Object[0], new String[0]);
    double asking = (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - self) / 1e6;
    return AgentThreads.format(asking + AgentThreads.cpuMillis() - agent)
        + " "
        + AgentThreads.format(AgentThreads.allocatedMegabytes() - megabytes);
  }
}
