package io.descry.tests.programs;

import java.io.FileInputStream;
import java.io.IOException;
import java.lang.reflect.Method;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;

/**
 * Leaks five files and a connection, needs {@code java.base} alone, and ends with its input. With
 * the argument {@code mocks} it first has Mockito weave the class that opens the files.
 */
public final class Leaky {

  private static final List<Object> HELD = new ArrayList<>();

  private Leaky() {}

  public static void main(String[] args) throws Exception {
    if (args.length > 0) {
      mock();
    }
    files();
    sockets();
    System.out.println("ready");
    while (System.in.read() >= 0) {
      // Until the test has seen enough.
    }
    System.out.println("done");
  }

  private static void files() throws IOException {
    for (int i = 0; i < 5; i++) {
      HELD.add(new FileInputStream("/proc/self/status"));
    }
  }

  private static void sockets() throws IOException {
    ServerSocket server = new ServerSocket(0, 5, InetAddress.getByName("127.0.0.1"));
    HELD.add(server);
    HELD.add(new Socket(server.getInetAddress(), server.getLocalPort()));
    HELD.add(server.accept());
  }

  private static void mock() throws Exception {
    Method mock = Class.forName("org.mockito.Mockito").getMethod("mock", Class.class);
    FileInputStream mocked = (FileInputStream) mock.invoke(null, FileInputStream.class);
    System.out.println("mocked: " + mocked.read());
  }
}
