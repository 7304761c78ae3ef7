package io.descry.tests.programs;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.Callable;

/** One client of java.net.http for all; each call is one exchange and returns the body's byte. */
final class SharedHttpClient implements Callable<Integer> {

  private final HttpClient client = HttpClient.newHttpClient();
  private final HttpRequest get;

  SharedHttpClient(URI address) {
    this.get = HttpRequest.newBuilder(address).version(HttpClient.Version.HTTP_1_1).build();
  }

  @Override
  public Integer call() throws Exception {
    String body = client.send(get, BodyHandlers.ofString()).body();
    return (int) body.charAt(0);
  }
}
