package io.descry.tests.programs;

import io.descry.api.Descry;
import java.io.BufferedReader;
import java.io.FileInputStream;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.ArrayList;
import java.util.List;
import javax.management.MBeanServer;
import javax.management.ObjectName;

/**
 * Holds what it is told over stdin, and answers each command with {@code done} and its result:
 * {@code open PATH}, {@code map PATH}, {@code listen}, {@code connect PORT}, {@code api PATH},
 * {@code bean PATH}.
 */
public final class Holding {

  private final List<Object> held = new ArrayList<>();

  private Holding() {}

  public static void main(String[] args) throws Exception {
    Holding program = new Holding();
    BufferedReader commands = new BufferedReader(new InputStreamReader(System.in, "UTF-8"));
    System.out.println("ready");
    for (String line = commands.readLine(); line != null; line = commands.readLine()) {
      String[] words = line.split(" ");
      System.out.println("done " + program.obey(words[0], words.length > 1 ? words[1] : ""));
      System.out.flush();
    }
  }

  private Object obey(String command, String argument) throws Exception {
    switch (command) {
      case "open":
        return held.add(new FileInputStream(argument));
      case "map":
        return held.add(map(Paths.get(argument)));
      case "listen":
        ServerSocket server = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"));
        held.add(server);
        return server.getLocalPort();
      case "connect":
        return held.add(new Socket("127.0.0.1", Integer.parseInt(argument)));
      case "api":
        return Descry.holdersOf(Paths.get(argument));
      case "bean":
        return bean(argument);
      default:
        throw new IllegalArgumentException(command);
    }
  }

  /** The buffer outlives the channel. */
  private static Object map(Path path) throws Exception {
    try (FileChannel channel = FileChannel.open(path)) {
      return channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size());
    }
  }

  /** {@code absent} until the agent has registered its bean. */
  private static String bean(String argument) throws Exception {
    MBeanServer server = ManagementFactory.getPlatformMBeanServer();
    ObjectName name = new ObjectName("io.descry:type=Descry");
    if (!server.isRegistered(name)) {
      return "absent";
    }
    Object[] arguments = {argument};
    String[] types = {String.class.getName()};
    return server.invoke(name, "holdersOf", arguments, types).toString().replace("\n", " | ");
  }
}
