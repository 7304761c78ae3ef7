package io.descry.tests.programs;

import java.io.BufferedReader;
import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URL;
import java.nio.channels.SocketChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Holds what only the kernel knows the state of, in the folder given. Reads commands, answers each
 * with its last word and the port of its server:
 *
 * <ul>
 *   <li>{@code half-close} three sockets whose peer sent 7 bytes and closed;
 *   <li>{@code connect} by name: a socket, a channel, a resolved address and a URL connection;
 *   <li>{@code number} a socket by an address without a name;
 *   <li>{@code delete} a file of 12,345 bytes that stays open twice;
 *   <li>{@code list} a directory that stays open.
 * </ul>
 */
public final class KernelSide {

  private final List<Object> held = new ArrayList<>();
  private final Path folder;
  private final InetAddress here = InetAddress.getByName("localhost");
  private final ServerSocket server = new ServerSocket(0, 50, here);

  private KernelSide(String folder) throws IOException {
    this.folder = new File(folder).toPath();
  }

  public static void main(String[] args) throws Exception {
    KernelSide program = new KernelSide(args[0]);
    BufferedReader commands = new BufferedReader(new InputStreamReader(System.in, "UTF-8"));
    say("ready " + program.server.getLocalPort());
    for (String line = commands.readLine(); line != null; line = commands.readLine()) {
      program.obey(line);
      say(line + " " + program.server.getLocalPort());
    }
  }

  private void obey(String command) throws Exception {
    switch (command) {
      case "half-close":
        halfClose();
        break;
      case "connect":
        connect();
        break;
      case "number":
        held.add(new Socket(InetAddress.getByAddress(here.getAddress()), server.getLocalPort()));
        break;
      case "delete":
        delete();
        break;
      case "list":
        DirectoryStream<Path> stream = Files.newDirectoryStream(folder);
        held.add(stream);
        break;
      default:
        throw new IllegalArgumentException(command);
    }
  }

  private void halfClose() throws IOException {
    for (int i = 0; i < 3; i++) {
      held.add(new Socket("localhost", server.getLocalPort()));
      try (Socket peer = server.accept()) {
        peer.getOutputStream().write(new byte[7]);
      }
    }
  }

  private void connect() throws IOException {
    int port = server.getLocalPort();
    held.add(new Socket("localhost", port));
    held.add(SocketChannel.open(new InetSocketAddress("localhost", port)));
    Socket later = new Socket();
    later.connect(new InetSocketAddress(InetAddress.getByName("localhost"), port), 1000);
    held.add(later);
    HttpURLConnection connection =
        (HttpURLConnection) new URL("http://localhost:" + port + "/").openConnection();
    connection.connect();
    held.add(connection);
  }

  private void delete() throws IOException {
    Path file = folder.resolve("deleted.bin");
    Files.write(file, new byte[12_345]);
    held.add(new FileInputStream(file.toFile()));
    held.add(new FileInputStream(file.toFile()));
    Files.delete(file);
  }

  private static void say(String text) {
    System.out.println(text);
    System.out.flush();
  }
}
