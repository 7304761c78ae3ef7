package io.descry.tests.programs.lives;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;

/** Asks a peer that hangs up; one socket of five is not closed and stays in CLOSE_WAIT. */
public final class HalfClosed {

  private static final List<Socket> LOST = new ArrayList<>();

  private HalfClosed() {}

  public static void main(String[] args) throws IOException {
    Pace pace = new Pace(args[0], 16);
    int port = Integer.parseInt(args[1]);
    while (pace.goesOn()) {
      Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
      socket.getOutputStream().write(1);
      socket.getInputStream().read();
      if (pace.below(5) == 0) {
        LOST.add(socket);
      } else {
        socket.close();
      }
      Pace.pause(pace.next(2 * pace.wave()));
    }
  }
}
