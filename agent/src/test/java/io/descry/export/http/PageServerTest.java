package io.descry.export.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.descry.export.FailureCounts;
import io.descry.report.ReportSample;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The real server on a real port of the loopback address. */
@Timeout(60)
class PageServerTest {

  private static final String HOST = "Host: localhost\r\n";

  private final FailureCounts failures = new FailureCounts();
  private final AtomicLong ahead = new AtomicLong();
  private final CountDownLatch listening = new CountDownLatch(1);
  private final AtomicReference<InetSocketAddress> address = new AtomicReference<>();
  private PageThread thread;

  @BeforeEach
  void start() throws InterruptedException {
    ReportCache reading = new ReportCache(ReportSample::full, System::nanoTime);
    Routes routes = new Routes(new Gate("127.0.0.1", "t"), reading, HtmlPage.load(), failures);
    InetSocketAddress any = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    thread =
        new PageThread(
            any, "t", routes, new Noting(), failures, () -> System.nanoTime() + ahead.get());
    thread.start();
    assertThat(listening.await(30, TimeUnit.SECONDS)).isTrue();
  }

  @AfterEach
  void end() throws InterruptedException {
    thread.end(30_000);
    assertThat(thread.isAlive()).isFalse();
    assertThat(failures.snapshot()).isEmpty();
  }

  @Test
  void what_there_is_is_served_and_nothing_else() throws IOException {
    assertThat(get("/health", "")).startsWith("HTTP/1.1 200 OK\r\n").endsWith("\r\n\r\nok\n");
    assertThat(get("/", "")).contains("<title>Descry</title>").contains("frame-ancestors 'none'");
    assertThat(get("/report.json", "Authorization: Bearer t\r\n")).contains("\"descry/1\"");
    assertThat(get("/report.txt", "Authorization: Bearer t\r\n")).contains("DSC-REPORT");
    assertThat(get("/metrics", "Authorization: Bearer t\r\n")).contains("# EOF");
    assertThat(get("/report.json", "")).startsWith("HTTP/1.1 401 ").contains("Bearer realm");
    assertThat(get("/metrics", "Authorization: Bearer u\r\n")).startsWith("HTTP/1.1 401 ");
    assertThat(get("/index.html", "")).startsWith("HTTP/1.1 404 ");
    assertThat(get("/../report.json", "")).startsWith("HTTP/1.1 404 ");
    assertThat(get("/%72eport.json", "")).startsWith("HTTP/1.1 404 ");
    assertThat(ask("DELETE /health HTTP/1.1\r\n" + HOST + "\r\n"))
        .startsWith("HTTP/1.1 405 ")
        .contains("\r\nAllow: GET, HEAD\r\n");
  }

  @Test
  void no_answer_may_be_guessed_kept_or_read_by_another_page() throws IOException {
    for (String path : List.of("/", "/health", "/report.json", "/nowhere")) {
      assertThat(get(path, ""))
          .contains("\r\nX-Content-Type-Options: nosniff\r\n")
          .contains("\r\nCache-Control: no-store\r\n")
          .contains("\r\nContent-Security-Policy: default-src 'none'")
          .doesNotContain("Access-Control-Allow");
    }
  }

  @Test
  void requests_of_one_connection_are_answered_in_turn() throws IOException {
    String two = "GET /health HTTP/1.1\r\n" + HOST + "\r\nHEAD / HTTP/1.1\r\n" + HOST + "\r\n";
    String answers = ask(two + "GET /nowhere HTTP/1.1\r\n" + HOST + "Connection: close\r\n\r\n");

    assertThat(answers.split("HTTP/1.1 ", -1)).hasSize(4);
    assertThat(answers).contains("ok\nHTTP/1.1 200 OK").contains("\r\n\r\nHTTP/1.1 404");
  }

  @Test
  void a_request_may_come_byte_by_byte() throws IOException {
    try (Socket socket = connect()) {
      for (byte one : ("GET /health HTTP/1.0\r\n\r\n").getBytes(StandardCharsets.US_ASCII)) {
        socket.getOutputStream().write(one);
        socket.getOutputStream().flush();
      }
      assertThat(all(socket)).endsWith("ok\n");
    }
  }

  @Test
  void a_bad_request_is_answered_and_the_connection_ends() throws IOException {
    assertThat(ask("nonsense\r\n\r\n")).startsWith("HTTP/1.1 400 ").contains("Connection: close");
    assertThat(ask("x".repeat(20_000))).startsWith("HTTP/1.1 431 ");
  }

  @Test
  void who_is_slow_is_let_go_and_the_others_are_served() throws IOException {
    try (Socket slow = connect();
        Socket idle = connect()) {
      slow.getOutputStream().write('G');
      idle.getOutputStream().write(("GET /health HTTP/1.1\r\n" + HOST + "\r\n").getBytes());
      assertThat(idle.getInputStream().read()).isEqualTo('H');
      ahead.addAndGet(TimeUnit.SECONDS.toNanos(11));

      assertThat(all(slow)).isEmpty();
      idle.getOutputStream()
          .write(("GET / HTTP/1.1\r\n" + HOST + "Connection: close\r\n\r\n").getBytes());
      assertThat(all(idle)).contains("<title>");
    }
  }

  @Test
  void there_is_room_for_one_more_reader_when_many_hold_a_connection() throws IOException {
    List<Socket> idle = new ArrayList<>();
    for (int i = 0; i < Connections.MOST + 8; i++) {
      idle.add(connect());
    }

    assertThat(get("/health", "")).endsWith("ok\n");

    for (Socket socket : idle) {
      socket.close();
    }
  }

  @Test
  void a_crowd_that_asks_while_others_come_ends_nobody_but_the_surplus() throws IOException {
    List<Socket> crowd = new ArrayList<>();
    for (int i = 0; i < 3 * Connections.MOST; i++) {
      Socket one = connect();
      one.getOutputStream().write(("GET /health HTTP/1.1\r\n" + HOST + "\r\n").getBytes());
      crowd.add(one);
    }

    assertThat(get("/health", "")).endsWith("ok\n");

    for (Socket socket : crowd) {
      socket.close();
    }
  }

  private String get(String path, String headers) throws IOException {
    return ask("GET " + path + " HTTP/1.1\r\n" + HOST + headers + "Connection: close\r\n\r\n");
  }

  private String ask(String request) throws IOException {
    try (Socket socket = connect()) {
      socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
      return all(socket);
    }
  }

  private Socket connect() throws IOException {
    return new Socket(address.get().getAddress(), address.get().getPort());
  }

  private static String all(Socket socket) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    InputStream in = socket.getInputStream();
    for (int one = in.read(); one >= 0; one = in.read()) {
      bytes.write(one);
    }
    return bytes.toString(StandardCharsets.UTF_8);
  }

  private final class Noting implements PageThread.Events {

    @Override
    public void began(Thread server) {}

    @Override
    public void listensAt(InetSocketAddress real) {
      address.set(real);
      listening.countDown();
    }

    @Override
    public void failed(Exception failure) {
      failures.count("http", failure);
    }
  }
}
