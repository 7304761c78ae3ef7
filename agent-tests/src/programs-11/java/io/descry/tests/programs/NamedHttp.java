package io.descry.tests.programs;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.concurrent.CompletableFuture;

/** Asks a server that never answers, by its name: {@code ready} once the connection stands. */
public final class NamedHttp {

  private NamedHttp() {}

  public static void main(String[] args) throws Exception {
    try (ServerSocket server = new ServerSocket(0, 50, InetAddress.getByName("localhost"))) {
      URI uri = URI.create("http://localhost:" + server.getLocalPort() + "/");
      HttpClient client = HttpClient.newHttpClient();
      CompletableFuture<HttpResponse<String>> answer =
          client.sendAsync(
              HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
      server.accept().getInputStream().read();
      System.out.println("ready " + server.getLocalPort());
      System.in.read();
      answer.cancel(true);
    }
  }
}
