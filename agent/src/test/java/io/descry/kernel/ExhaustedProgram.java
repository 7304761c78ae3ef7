package io.descry.kernel;

import io.descry.model.KernelSnapshot;
import java.io.FileInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;

/** Takes all descriptors of its JVM, reads the kernel's side, and prints what it saw. */
final class ExhaustedProgram {

  public static void main(String[] args) throws IOException {
    ServerSocket server = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"));
    Socket client = new Socket(server.getInetAddress(), server.getLocalPort());
    server.accept().close();
    Kernel kernel = Kernel.open(System::nanoTime);
    kernel.rehearse();
    List<FileInputStream> held = takeAll();

    KernelSnapshot first = kernel.read();
    KernelSnapshot second = kernel.readWithoutDescriptors();
    boolean known = kernel.descriptors().identity(0) != null;

    held.get(0).close(); // Printing may load a class.
    held.get(1).close();
    held.get(2).close();
    print(first);
    print(second);
    System.out.println("identity " + known + " connected " + client.isConnected());
  }

  private static List<FileInputStream> takeAll() {
    List<FileInputStream> held = new ArrayList<>();
    try {
      while (true) {
        held.add(new FileInputStream("/dev/null"));
      }
    } catch (IOException e) {
      return held;
    }
  }

  private static void print(KernelSnapshot snapshot) {
    long files =
        snapshot.descriptors.stream().filter(each -> each.target.equals("/dev/null")).count();
    String states = "";
    for (Object state : new Object[] {"LISTEN", "CLOSE_WAIT"}) {
      states +=
          snapshot.sockets.byInode.values().toString().contains(" " + state) ? state + " " : "";
    }
    System.out.println(
        (files > 20)
            + " "
            + states
            + snapshot.limits
            + " "
            + snapshot.headroom()
            + " "
            + snapshot.system.ports.size()
            + " "
            + snapshot.missing);
  }
}
