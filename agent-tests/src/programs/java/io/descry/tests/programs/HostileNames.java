package io.descry.tests.programs;

import java.io.FileInputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.ArrayList;
import java.util.List;

/**
 * Holds files and a connection whose names are markup, from several lines. Argument: an empty
 * folder. Ends with its input.
 */
public final class HostileNames {

  private static final String IMAGE = "<img src=x onerror=window.hacked=1>";
  private static final String QUOTED = "\"onmouseover=\"window.hacked=2";
  private static final String FOLDER = "a<";
  private static final String SCRIPT = "script><script>window.hacked=3<";

  private static final List<AutoCloseable> OPEN = new ArrayList<>();

  private HostileNames() {}

  public static void main(String[] args) throws Exception {
    Path folder = Paths.get(args[0]);
    for (int i = 0; i < 7; i++) {
      OPEN.add(new FileInputStream(file(folder.resolve(IMAGE + i)).toFile()));
    }
    OPEN.add(FileChannel.open(file(folder.resolve(QUOTED))));
    OPEN.add(FileChannel.open(file(folder.resolve(FOLDER).resolve(SCRIPT))));
    connect();
    System.out.println("opened " + OPEN.size());
    while (System.in.read() >= 0) {
      // The test looks at the page, then ends the input.
    }
  }

  private static Path file(Path path) throws Exception {
    Files.createDirectories(path.getParent());
    return Files.write(path, new byte[1]);
  }

  /** The name of a host is what the application says. */
  private static void connect() throws Exception {
    ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
    InetAddress named = InetAddress.getByAddress(IMAGE, new byte[] {127, 0, 0, 1});
    OPEN.add(server);
    OPEN.add(SocketChannel.open(new InetSocketAddress(named, server.getLocalPort())));
    OPEN.add(server.accept());
  }
}
