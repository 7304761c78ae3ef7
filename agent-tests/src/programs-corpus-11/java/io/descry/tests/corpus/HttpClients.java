package io.descry.tests.corpus;

import com.sun.net.httpserver.HttpServer;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** java.net.http. One client for all: before 21 the collector alone ends one. */
final class HttpClients implements Family {

  /** A selector's. */
  private static final int DESCRIPTORS = Runtime.version().feature() < 17 ? 3 : 2;

  private HttpClient client;

  @Override
  public void addTo(Corpus corpus) throws Exception {
    answers(corpus);
    requests(corpus);
    failing(corpus);
    ending(corpus);
  }

  private static HttpClient client() {
    return HttpClient.newBuilder()
        .version(Version.HTTP_1_1)
        .followRedirects(Redirect.NORMAL)
        .build();
  }

  private interface Use {
    void of(URI server) throws Throwable;
  }

  private static void with(Use use) throws Throwable {
    HttpServer server = Urls.server();
    try {
      use.of(URI.create("http://127.0.0.1:" + server.getAddress().getPort()));
    } finally {
      server.stop(0);
    }
  }

  private static HttpRequest get(URI server, String path) {
    return HttpRequest.newBuilder(server.resolve(path)).build();
  }

  private void answers(Corpus corpus) {
    corpus
        .leaving(DESCRIPTORS, "a client is made", page -> page.say((client = client()).version()))
        .program(
            "statuses, bodies and redirects",
            page ->
                with(
                    server -> {
                      for (String path : new String[] {"/200/5", "/404/3", "/500/0", "/302/0"}) {
                        HttpResponse<byte[]> answer =
                            client.send(get(server, path), BodyHandlers.ofByteArray());
                        page.say(answer.statusCode(), answer.body().length, answer.version());
                        page.say(answer.uri().getPath(), answer.previousResponse().isPresent());
                      }
                    }))
        .program(
            "bodies as text, lines, file and nothing",
            page ->
                with(
                    server -> {
                      HttpRequest request = get(server, "/200/4");
                      page.say(client.send(request, BodyHandlers.ofString()).body().length());
                      page.say(client.send(request, BodyHandlers.ofLines()).body().count());
                      var file = BodyHandlers.ofFile(page.absent("body").toPath());
                      page.say(Files.size(client.send(request, file).body()));
                      page.say(client.send(request, BodyHandlers.discarding()).body());
                    }))
        .program(
            "a body's stream is closed in the middle",
            page ->
                with(
                    server -> {
                      HttpResponse<InputStream> answer =
                          client.send(get(server, "/200/500000"), BodyHandlers.ofInputStream());
                      page.say(answer.body().read());
                      answer.body().close();
                      page.tell("read", () -> answer.body().read());
                    }))
        .program(
            "ten requests at once",
            page ->
                with(
                    server -> {
                      CompletableFuture<?>[] all = new CompletableFuture<?>[10];
                      for (int i = 0; i < 10; i++) {
                        all[i] =
                            client.sendAsync(get(server, "/200/" + i), BodyHandlers.ofString());
                      }
                      CompletableFuture.allOf(all).get();
                      page.say(all[3].get().toString().replaceAll(".*\\)", ""));
                    }));
  }

  private void requests(Corpus corpus) {
    corpus
        .program(
            "bodies that are sent",
            page ->
                with(
                    server -> {
                      var file = BodyPublishers.ofFile(page.path("a", "content"));
                      var text = BodyPublishers.ofString("text");
                      for (var body : new HttpRequest.BodyPublisher[] {file, text}) {
                        HttpRequest request =
                            HttpRequest.newBuilder(server.resolve("/200/1")).POST(body).build();
                        page.say(client.send(request, BodyHandlers.ofString()).statusCode());
                      }
                      page.tell("missing", () -> BodyPublishers.ofFile(page.absent("b").toPath()));
                    }))
        .program(
            "a body's stream that throws",
            page ->
                with(
                    server -> {
                      HttpRequest request =
                          HttpRequest.newBuilder(server.resolve("/200/1"))
                              .POST(BodyPublishers.ofInputStream(() -> broken()))
                              .build();
                      page.tell("send", () -> client.send(request, BodyHandlers.ofString()));
                    }))
        .program(
            "requests that cannot be built",
            page -> {
              page.tell("scheme", () -> HttpRequest.newBuilder(URI.create("ftp://here/")));
              page.tell("no host", () -> HttpRequest.newBuilder(URI.create("http:///x")));
              page.tell("header", () -> HttpRequest.newBuilder().header("a b", "c"));
              page.tell("time-out", () -> HttpRequest.newBuilder().timeout(Duration.ZERO));
              page.tell("no address", () -> HttpRequest.newBuilder().build());
            });
  }

  private static InputStream broken() {
    return new InputStream() {
      @Override
      public int read() {
        throw new UncheckedIOException(new java.io.IOException("broken"));
      }
    };
  }

  private void failing(Corpus corpus) {
    corpus
        .program(
            "nobody listens to the client",
            page -> {
              URI nobody = URI.create("http://127.0.0.1:" + Loopback.refused().getPort());
              page.tell("send", () -> client.send(get(nobody, "/"), BodyHandlers.ofString()));
              page.tell(
                  "send later",
                  () -> client.sendAsync(get(nobody, "/"), BodyHandlers.ofString()).get());
            })
        .program(
            "the server closes without an answer",
            page -> {
              try (ServerSocket server = new ServerSocket(0, 5, Loopback.HERE)) {
                URI uri = URI.create("http://127.0.0.1:" + server.getLocalPort());
                var body = BodyPublishers.ofString("not sent again");
                HttpRequest post = HttpRequest.newBuilder(uri).POST(body).build();
                var answer = client.sendAsync(post, BodyHandlers.ofString());
                try (var accepted = server.accept()) {
                  accepted.getInputStream().read(new byte[10]);
                  accepted.setSoLinger(true, 0);
                }
                page.tell("fails", () -> answer.handle((a, e) -> e.getCause().getClass()).get());
              }
            })
        .program(
            "no answer in time",
            page -> {
              try (ServerSocket server = new ServerSocket(0, 5, Loopback.HERE)) {
                URI uri = URI.create("http://127.0.0.1:" + server.getLocalPort());
                HttpRequest request =
                    HttpRequest.newBuilder(uri).timeout(Duration.ofMillis(100)).build();
                // The connection itself can be late too, on a busy machine.
                var sent = client.sendAsync(request, BodyHandlers.ofString());
                page.tell("late", () -> sent.handle((a, e) -> isTimeout(e.getCause())).get());
              }
            });
  }

  private static boolean isTimeout(Throwable e) {
    return e instanceof HttpTimeoutException;
  }

  private void ending(Corpus corpus) {
    corpus.program(
        "a sending thread is interrupted",
        page -> {
          try (ServerSocket server = new ServerSocket(0, 5, Loopback.HERE)) {
            URI uri = URI.create("http://127.0.0.1:" + server.getLocalPort());
            Worker worker = Worker.start(() -> client.send(get(uri, "/"), BodyHandlers.ofString()));
            try (var accepted = server.accept()) {
              worker.blockedIn("send").interrupt();
              page.say(worker.outcome().toString().replaceAll(":.*", ""));
            }
          }
        });
  }
}
