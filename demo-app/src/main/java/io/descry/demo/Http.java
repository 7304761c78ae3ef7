package io.descry.demo;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** As much of HTTP/1.1 as the demo's servers speak. */
final class Http {

  private Http() {}

  static BufferedReader reader(Socket socket) throws IOException {
    return new BufferedReader(
        new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
  }

  /**
   * Reads the head of a request, all of it: to close with some of it unread would reset the
   * connection. False at the end of the stream.
   */
  static boolean readRequest(BufferedReader in) throws IOException {
    String line = in.readLine();
    while (line != null && !line.isEmpty()) {
      line = in.readLine();
    }
    return line != null;
  }

  /** An answer with this text; {@code hangsUp}: and the connection's end. */
  static byte[] answer(String body, boolean hangsUp) {
    String answer =
        "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: "
            + body.length()
            + (hangsUp ? "\r\nConnection: close" : "")
            + "\r\n\r\n"
            + body;
    return answer.getBytes(StandardCharsets.US_ASCII);
  }
}
