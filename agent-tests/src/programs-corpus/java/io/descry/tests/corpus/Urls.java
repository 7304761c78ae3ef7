package io.descry.tests.corpus;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.InetSocketAddress;
import java.net.URL;
import java.net.URLConnection;

/** URL connections: http over a server of the JDK's, and file. */
final class Urls implements Family {

  @Override
  public void addTo(Corpus corpus) {
    answers(corpus);
    failing(corpus);
    files(corpus);
  }

  /** Answers {@code /STATUS/LENGTH}. Not kept alive, so that nothing is left when it ends. */
  static HttpServer server() throws IOException {
    HttpServer server = HttpServer.create(new InetSocketAddress(Loopback.HERE, 0), 50);
    server.createContext(
        "/",
        exchange -> {
          String[] words = exchange.getRequestURI().getPath().split("/");
          byte[] body = new byte[Integer.parseInt(words[2])];
          exchange.getRequestBody().close();
          exchange.getResponseHeaders().set("Connection", "close");
          exchange.getResponseHeaders().set("Location", "/200/7");
          exchange.sendResponseHeaders(
              Integer.parseInt(words[1]), body.length == 0 ? -1 : body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.start();
    return server;
  }

  private static HttpURLConnection connect(HttpServer server, String path) throws IOException {
    URL url = new URL("http://127.0.0.1:" + server.getAddress().getPort() + path);
    return (HttpURLConnection) url.openConnection();
  }

  private interface Use {
    void of(HttpServer server) throws Throwable;
  }

  private static void with(Use use) throws Throwable {
    HttpServer server = server();
    try {
      use.of(server);
    } finally {
      server.stop(0);
    }
  }

  private static void answers(Corpus corpus) {
    corpus
        .program(
            "a body is read to its end",
            page ->
                with(
                    server -> {
                      HttpURLConnection connection = connect(server, "/200/5");
                      try (InputStream in = connection.getInputStream()) {
                        page.say(in.read(new byte[10]), in.read(), connection.getContentLength());
                      }
                      page.say(connection.getResponseCode(), connection.getResponseMessage());
                      page.tell("again", () -> connection.getInputStream().read());
                    }))
        .program(
            "a body is not read, and disconnected",
            page ->
                with(
                    server -> {
                      HttpURLConnection connection = connect(server, "/200/100000");
                      page.say(connection.getResponseCode(), connection.getInputStream().read());
                      connection.disconnect();
                      connection.disconnect();
                      page.does("property", () -> connection.setRequestProperty("a", "b"));
                    }))
        .program(
            "statuses that are errors",
            page ->
                with(
                    server -> {
                      HttpURLConnection connection = connect(server, "/404/5");
                      page.tell(
                          "input",
                          () -> {
                            try {
                              return connection.getInputStream();
                            } catch (IOException e) {
                              return e.getClass();
                            }
                          });
                      try (InputStream error = connection.getErrorStream()) {
                        page.say(error.read(new byte[10]), error.read());
                      }
                      HttpURLConnection none = connect(server, "/500/0");
                      page.say(none.getResponseCode(), none.getErrorStream());
                    }))
        .program(
            "redirects, followed and not",
            page ->
                with(
                    server -> {
                      HttpURLConnection followed = connect(server, "/302/0");
                      page.say(followed.getResponseCode(), followed.getURL().getPath());
                      followed.getInputStream().close();
                      HttpURLConnection not = connect(server, "/302/0");
                      not.setInstanceFollowRedirects(false);
                      page.say(not.getResponseCode(), not.getHeaderField("Location"));
                      not.disconnect();
                    }))
        .program(
            "bodies are sent, buffered, fixed and chunked",
            page ->
                with(
                    server -> {
                      for (int mode = 0; mode < 3; mode++) {
                        page.say(post(connect(server, "/200/1"), mode));
                      }
                      HttpURLConnection fixed = connect(server, "/200/1");
                      fixed.setDoOutput(true);
                      fixed.setFixedLengthStreamingMode(2);
                      OutputStream out = fixed.getOutputStream();
                      page.does("too many", () -> out.write(new byte[3]));
                      page.does("too few", out::close);
                    }));
  }

  private static int post(HttpURLConnection connection, int mode) throws IOException {
    connection.setDoOutput(true);
    if (mode == 1) {
      connection.setFixedLengthStreamingMode(3);
    } else if (mode == 2) {
      connection.setChunkedStreamingMode(0);
    }
    try (OutputStream out = connection.getOutputStream()) {
      out.write(new byte[3]);
    }
    try (InputStream in = connection.getInputStream()) {
      return connection.getResponseCode() + in.read() + in.read();
    }
  }

  private static void failing(Corpus corpus) {
    corpus
        .program(
            "nobody answers",
            page -> {
              int port = Loopback.refused().getPort();
              URL url = new URL("http://127.0.0.1:" + port + "/");
              page.tell("stream", url::openStream);
              page.tell("code", () -> ((HttpURLConnection) url.openConnection()).getResponseCode());
              page.tell("protocol", () -> new URL("none://here/"));
              page.tell("host", () -> new URL("http://" + Loopback.NOWHERE + "/").openStream());
            })
        .program(
            "the server says nothing in time, or closes",
            page -> {
              try (java.net.ServerSocket server = new java.net.ServerSocket(0, 5, Loopback.HERE)) {
                URL url = new URL("http://127.0.0.1:" + server.getLocalPort() + "/");
                URLConnection connection = url.openConnection();
                connection.setReadTimeout(20);
                connection.setConnectTimeout(5000);
                page.tell("time-out", connection::getInputStream);
                page.does("negative", () -> connection.setReadTimeout(-1));
                server.accept().close();
              }
            });
  }

  private static void files(Corpus corpus) {
    corpus
        .program(
            "a file's URL is read",
            page -> {
              URL url = page.file("a", "text").toURI().toURL();
              URLConnection connection = url.openConnection();
              try (InputStream in = connection.getInputStream()) {
                page.say(in.read(), connection.getContentLength(), connection.getContentType());
              }
              page.tell("missing", () -> page.absent("none").toURI().toURL().openStream());
            })
        .program(
            "a folder's URL is read",
            page -> {
              page.file("a", "text");
              try (InputStream in = page.folder.toURI().toURL().openStream()) {
                page.say(in.read(), in.available());
              }
            });
  }
}
