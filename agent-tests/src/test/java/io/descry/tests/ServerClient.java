package io.descry.tests;

import static org.assertj.core.api.Assertions.assertThat;

import io.descry.tests.harness.ChildJvm;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

/** Works with one of the {@link Servers}: over keep-alive connections, or by commands. */
interface ServerClient {

  /** A server starts in a second or two of CPU, of which a busy machine gives little. */
  Duration START = Duration.ofSeconds(90);

  /** Some pieces of work, at once where the server can. */
  void work(int times);

  /** One leak. */
  void leak();

  /** By what the server says when it is ready: with a port or without. */
  static ServerClient of(ChildJvm child) {
    List<String> lines = child.await("ready", START);
    String[] ready = lines.get(lines.size() - 1).split(" ");
    return ready.length > 1 ? new ByHttp(ready[1]) : new ByCommands(child);
  }

  /** Each connection is kept and used again. */
  final class ByHttp implements ServerClient {

    private final HttpClient client = HttpClient.newHttpClient();
    private final URI server;

    ByHttp(String port) {
      this.server = URI.create("http://127.0.0.1:" + port);
    }

    @Override
    public void work(int times) {
      List<CompletableFuture<HttpResponse<String>>> answers =
          IntStream.range(0, times).mapToObj(i -> get("/page")).toList();
      answers.forEach(ByHttp::mustBeThePage);
    }

    @Override
    public void leak() {
      mustBeThePage(get("/leak"));
    }

    private CompletableFuture<HttpResponse<String>> get(String path) {
      HttpRequest get =
          HttpRequest.newBuilder(server.resolve(path)).version(HttpClient.Version.HTTP_1_1).build();
      return client.sendAsync(get, BodyHandlers.ofString());
    }

    private static void mustBeThePage(CompletableFuture<HttpResponse<String>> answer) {
      assertThat(answer.join().statusCode()).isEqualTo(200);
      assertThat(answer.join().body()).isEqualTo("a page");
    }
  }

  /** The program does it, and says so. */
  record ByCommands(ChildJvm child) implements ServerClient {

    @Override
    public void work(int times) {
      child.ask("work " + times, "worked " + times);
    }

    @Override
    public void leak() {
      child.ask("leak 1", "leaked 1");
    }
  }
}
