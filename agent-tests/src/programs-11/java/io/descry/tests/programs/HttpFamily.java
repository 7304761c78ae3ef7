package io.descry.tests.programs;

import static io.descry.tests.programs.Family.opened;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;

/** The client of java.net.http, from Java 11 on. */
public final class HttpFamily {

  private static final int SELECTOR = Family.javaVersion() < 17 ? 3 : 2;
  private final Answering answering = new Answering();

  private HttpFamily() throws IOException {}

  public static void main(String[] args) throws Exception {
    new HttpFamily().family().run();
  }

  private Family family() {
    return new Family()
        .add("HttpClient", i -> client())
        .add("HttpClient, response not read", i -> unreadResponse());
  }

  private static AutoCloseable client() {
    return stop(newClient());
  }

  private static HttpClient newClient() {
    return opened("http-client", 1, 0, opened("selector", 1, SELECTOR, HttpClient.newHttpClient()));
  }

  private AutoCloseable unreadResponse() throws Exception {
    HttpClient client = newClient();
    InputStream body = request(client);
    return Family.all(body, answering::hangUp, stop(client));
  }

  private InputStream request(HttpClient client) throws Exception {
    HttpRequest get = HttpRequest.newBuilder(URI.create(answering.address())).build();
    BodyHandler<InputStream> stream = BodyHandlers.ofInputStream();
    return opened("socket-channel", client.send(get, stream)).body();
  }

  /** Before 21 a client cannot be closed: it goes when it is collected. */
  private static AutoCloseable stop(HttpClient client) {
    if (client instanceof AutoCloseable) {
      return () -> HttpClient.class.getMethod("shutdownNow").invoke(client);
    }
    return Family::collect;
  }
}
