package io.descry.tests.programs;

import java.io.BufferedReader;
import java.io.FileInputStream;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import javax.management.MBeanAttributeInfo;
import javax.management.MBeanServer;
import javax.management.ObjectName;

/**
 * Reads the agent's MXBean from inside, over stdin: {@code hold N}, {@code registered}, {@code
 * attributes}, {@code call OPERATION}, {@code drop N}, {@code listen}, {@code notices}. Each answer
 * ends with the line {@code done}. Only {@code hold} and {@code drop} leave the platform's MBean
 * server unmade.
 */
public final class JmxApp {

  private static final List<FileInputStream> HELD = new ArrayList<>();

  private JmxApp() {}

  public static void main(String[] args) throws Exception {
    BufferedReader commands = new BufferedReader(new InputStreamReader(System.in, "UTF-8"));
    System.out.println("ready");
    for (String line = commands.readLine(); line != null; line = commands.readLine()) {
      String[] words = line.split(" ");
      if (words[0].equals("hold")) {
        hold(Integer.parseInt(words[1]));
      } else if (words[0].equals("drop")) {
        drop(Integer.parseInt(words[1]));
        System.gc();
      } else {
        Bean.obey(words);
      }
      System.out.println("done");
      System.out.flush();
    }
  }

  private static void hold(int number) throws Exception {
    for (int i = 0; i < number; i++) {
      HELD.add(new FileInputStream("/proc/self/status"));
    }
  }

  private static void drop(int number) throws Exception {
    for (int i = 0; i < number; i++) {
      new FileInputStream("/etc/hosts");
    }
  }

  /** A class of its own: {@code java.management} is loaded at the first use. */
  private static final class Bean {

    private static final Queue<String> NOTICES = new ConcurrentLinkedQueue<>();

    static void obey(String[] words) throws Exception {
      MBeanServer server = ManagementFactory.getPlatformMBeanServer();
      ObjectName name = new ObjectName("io.descry:type=Descry");
      switch (words[0]) {
        case "registered":
          System.out.println("registered=" + server.isRegistered(name));
          break;
        case "attributes":
          for (MBeanAttributeInfo attribute : server.getMBeanInfo(name).getAttributes()) {
            Object value = server.getAttribute(name, attribute.getName());
            System.out.println(attribute.getName() + "=" + value);
          }
          break;
        case "listen":
          server.addNotificationListener(
              name,
              (notice, of) -> NOTICES.add(notice.getType() + " " + notice.getMessage()),
              null,
              null);
          break;
        case "notices":
          NOTICES.forEach(System.out::println);
          break;
        case "call":
          System.out.println(server.invoke(name, words[1], new Object[0], new String[0]));
          break;
        default:
          throw new IllegalArgumentException(words[0]);
      }
    }
  }
}
