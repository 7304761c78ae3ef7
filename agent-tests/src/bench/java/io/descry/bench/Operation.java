package io.descry.bench;

import java.io.Closeable;
import java.io.FileInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.nio.file.StandardOpenOption;

/** One open and close, done again and again. */
interface Operation extends Closeable {

  void run() throws IOException;

  /** How often it runs before anything counts: C2 has compiled it and its hooks by then. */
  int warmUp();

  /** How often it runs in one measured round. */
  int perRound();

  static Operation named(String name) throws IOException {
    switch (name) {
      case "file":
        return new OpenStream("/etc/hostname");
      case "channel":
        return new OpenChannel(Paths.get("/etc/hostname"));
      case "throwable":
        return new NewThrowable();
      case "socket":
        return new Connect();
      default:
        return new KeepAlive(name);
    }
  }

  /** Of files: a few microseconds. */
  abstract class OnFiles implements Operation {
    @Override
    public int warmUp() {
      return 200_000;
    }

    @Override
    public int perRound() {
      return 20_000;
    }

    @Override
    public void close() {}
  }

  /** FileInputStream. */
  final class OpenStream extends OnFiles {
    private final String path;

    OpenStream(String path) {
      this.path = path;
    }

    @Override
    public void run() throws IOException {
      new FileInputStream(path).close();
    }
  }

  /** What a stack costs that is never resolved. */
  final class NewThrowable extends OnFiles {
    private volatile Throwable latest;

    @Override
    public void run() {
      latest = new Throwable();
    }
  }

  /** FileChannel.open. */
  final class OpenChannel extends OnFiles {
    private final Path path;

    OpenChannel(Path path) {
      this.path = path;
    }

    @Override
    public void run() throws IOException {
      FileChannel.open(path, StandardOpenOption.READ).close();
    }
  }

  /** Connect and accept over loopback on one thread. Closed with a reset: no port stays behind. */
  final class Connect implements Operation {
    private final ServerSocket server = new ServerSocket(0, 16, InetAddress.getLoopbackAddress());

    Connect() throws IOException {}

    @Override
    public void run() throws IOException {
      Socket client = new Socket(server.getInetAddress(), server.getLocalPort());
      Socket accepted = server.accept();
      client.setSoLinger(true, 0);
      client.close();
      accepted.close();
    }

    @Override
    public int warmUp() {
      return 20_000;
    }

    @Override
    public int perRound() {
      return 2_000;
    }

    @Override
    public void close() throws IOException {
      server.close();
    }
  }
}
