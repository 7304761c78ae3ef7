package io.descry.tests.programs.lives;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;

/**
 * One HTTP client whose connections become more and fewer with the load. With {@code leak}, one
 * body of 25 is never read nor closed.
 */
public final class HttpPool {

  private static final List<InputStream> LOST = new ArrayList<>();

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final URI uri;
  private final Pace pace;
  private final boolean leaks;

  private HttpPool(URI uri, Pace pace, boolean leaks) {
    this.uri = uri;
    this.pace = pace;
    this.leaks = leaks;
  }

  public static void main(String[] args) {
    Pace pace = new Pace(args[0], 1);
    URI uri = URI.create("http://127.0.0.1:" + args[1] + "/");
    HttpPool pool = new HttpPool(uri, pace, args.length > 2);
    ExecutorService threads = Pace.threads();
    while (pace.goesOn()) {
      threads.execute(pool::call);
      Pace.pause(pace.next(8 * pace.wave()));
    }
  }

  private void call() {
    try {
      InputStream body =
          client
              .send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofInputStream())
              .body();
      if (leaks && pace.below(25) == 0) {
        synchronized (LOST) {
          LOST.add(body);
        }
      } else {
        body.readAllBytes();
        body.close();
      }
    } catch (IOException | InterruptedException e) {
      System.err.println(e);
    }
  }
}
