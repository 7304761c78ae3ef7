package io.descry.tests.harness;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** Where a child serves its page, as its log says. */
public final class PageAddress {

  private static final String SAID = "the page is at ";
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final URI root;
  private final HttpClient client = HttpClient.newHttpClient();

  private PageAddress(URI root) {
    this.root = root;
  }

  /** Waits for the line in the child's log; it needs {@code log=simple}. */
  public static PageAddress of(ChildJvm child) {
    List<String> lines = child.awaitErrorWith(SAID, Duration.ofSeconds(60));
    String line = lines.get(lines.size() - 1);
    String address = line.substring(line.indexOf(SAID) + SAID.length()).split(" ")[0];
    return new PageAddress(URI.create(address));
  }

  /** The same with connections of its own. */
  public static PageAddress of(PageAddress other) {
    return new PageAddress(other.root);
  }

  public URI root() {
    return root;
  }

  /** Asks, on a connection that is kept for the next question. */
  public HttpResponse<String> get(String path, String... headers) {
    HttpRequest.Builder request = HttpRequest.newBuilder(root.resolve(path)).timeout(PATIENCE);
    if (headers.length > 0) {
      request.headers(headers);
    }
    try {
      return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new AssertionError("no answer from " + root.resolve(path), e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The CPU time that the child's thread of the page has used. */
  public static Duration cpu(ChildJvm child) {
    try (Stream<Path> threads = Files.list(Path.of("/proc", String.valueOf(child.pid()), "task"))) {
      Path thread = threads.filter(PageAddress::isPage).findFirst().orElseThrow();
      String stat = Files.readString(thread.resolve("stat"));
      String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
      return Duration.ofMillis(10 * (Long.parseLong(fields[11]) + Long.parseLong(fields[12])));
    } catch (IOException e) {
      throw new AssertionError("no thread of the page", e);
    }
  }

  private static boolean isPage(Path thread) {
    try {
      return Files.readString(thread.resolve("comm")).trim().equals("descry-http");
    } catch (IOException e) {
      return false; // It has ended meanwhile.
    }
  }
}
