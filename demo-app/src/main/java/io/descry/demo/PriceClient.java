package io.descry.demo;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;

/** Scenario {@code client-per-call}: a service that asks another one for a price. */
final class PriceClient {

  private final HttpRequest request;
  private final List<HttpClient> clients = new ArrayList<>();

  PriceClient(URI prices) {
    request = HttpRequest.newBuilder(prices).build();
  }

  /** A thread and a selector more after every call; the list keeps the collector from helping. */
  String priceLeaky() throws IOException, InterruptedException {
    HttpClient client = HttpClient.newHttpClient(); // The leak: a client for one request.
    clients.add(client); // "To shut them all down at the end": until then each keeps what it has.
    return client.send(request, BodyHandlers.ofString()).body();
  }

  /** One thread, one selector and one connection, however many calls. */
  String priceFixed() throws IOException, InterruptedException {
    return Shared.CLIENT.send(request, BodyHandlers.ofString()).body();
  }

  private static final class Shared {
    static final HttpClient CLIENT = HttpClient.newHttpClient(); // The fix: one for all calls.
  }
}
