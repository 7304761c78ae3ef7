package io.descry.tests.programs;

import java.lang.management.ManagementFactory;
import javax.management.InstanceNotFoundException;
import javax.management.MBeanServer;
import javax.management.ObjectName;

/** Reads the agent's MXBean, as an application's own page would; its classes are loaded before. */
final class BeanReader {

  private final MBeanServer server = ManagementFactory.getPlatformMBeanServer();
  private final ObjectName name = new ObjectName("io.descry:type=Descry");

  BeanReader() throws Exception {
    server.isRegistered(name);
  }

  /** One line of JSON. */
  String read() throws Exception {
    try {
      Object text = server.invoke(name, "reportJson", new Object[0], new String[0]);
      return "bean " + text.toString().replace('\n', ' ');
    } catch (InstanceNotFoundException e) {
      return "no bean";
    }
  }
}
