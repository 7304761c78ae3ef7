package io.descry.demo;

import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;

/** Scenario {@code api-client}: a service that asks a partner's API, whose host hangs up soon. */
final class ApiClient {

  private final Request request;
  private final List<Response> responses = new ArrayList<>();

  ApiClient(URI api) {
    request = new Request.Builder().url(api.toString()).build();
  }

  /** A client, a pool and a socket in CLOSE_WAIT more after every call. */
  int statusLeaky() throws IOException {
    OkHttpClient client = new OkHttpClient(); // The leak: a client for one request.
    Response response = client.newCall(request).execute(); // The second leak: not closed.
    responses.add(response); // "For the audit": the collector cannot help.
    return response.code();
  }

  /** One client for all calls, and every response is closed, also one that nobody reads. */
  int statusFixed() throws IOException {
    try (Response response = Shared.CLIENT.newCall(request).execute()) { // The fix.
      return response.code();
    }
  }

  private static final class Shared {
    static final OkHttpClient CLIENT = new OkHttpClient(); // The other half of it.
  }
}
