package io.descry.tests.programs;

import java.io.IOException;
import java.net.Socket;

/** A call over a connection that another class opened and lends to it: waits for the answer. */
final class Answers implements Runnable {

  private final Socket socket;

  Answers(Socket socket) {
    this.socket = socket;
  }

  @Override
  public void run() {
    try {
      System.out.println("answered " + socket.getInputStream().read());
    } catch (IOException e) {
      System.out.println("failed " + e);
    }
  }
}
