package io.descry.export.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequestParserTest {

  private static final String HOST = "Host: localhost:8080\r\n";

  @Test
  void a_browsers_request_is_read() throws BadRequest {
    Request request =
        parse(
            "GET /report.json?a=b HTTP/1.1\r\nhOsT:  localhost:8080 \r\nAccept: */*\r\n"
                + "Accept: text/html\r\nAuthorization: Bearer t\r\nX-Odd:\r\n");

    assertThat(request.path).isEqualTo("/report.json");
    assertThat(request.host).isEqualTo("localhost:8080");
    assertThat(request.authorization).isEqualTo("Bearer t");
    assertThat(request.keepAlive).isTrue();
    assertThat(request.isHead()).isFalse();
  }

  @Test
  void the_connection_stays_as_its_version_has_it() throws BadRequest {
    assertThat(parse("GET / HTTP/1.1\r\n" + HOST + "Connection: Close\r\n").keepAlive).isFalse();
    assertThat(parse("HEAD / HTTP/1.0\r\n").keepAlive).isFalse();
    assertThat(parse("GET / HTTP/1.0\r\nConnection: Keep-Alive\r\n").keepAlive).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET /\r\n" + HOST,
        "GET  / HTTP/1.1\r\n" + HOST,
        "GET / HTTP/1.1 x\r\n" + HOST,
        "\r\nGET / HTTP/1.1\r\n" + HOST,
        "GET http://localhost/ HTTP/1.1\r\n" + HOST,
        "GET * HTTP/1.1\r\n" + HOST,
        "GET /\u00e9 HTTP/1.1\r\n" + HOST,
        "GET / HTTP/1.1\r\n",
        "GET / HTTP/1.1\r\n" + HOST + HOST,
        "GET / HTTP/1.1\r\n" + HOST + "Authorization: a\r\nAuthorization: b\r\n",
        "GET / HTTP/1.1\r\n" + HOST + "No colon\r\n",
        "GET / HTTP/1.1\r\n" + HOST + ": no name\r\n",
        "GET / HTTP/1.1\r\n" + HOST + "Blank : before the colon\r\n",
        "GET / HTTP/1.1\r\n" + HOST + "Folded: a\r\n b\r\n",
        "GET / HTTP/1.1\r\n" + HOST + "Bare: a\nb\r\n",
        "GET / HTTP/1.1\r\n" + HOST + "Bare: a\rb\r\n",
        "GET / HTTP/1.1\r\n" + HOST + "Null: \u0000\r\n",
        "G T / HTTP/1.1\r\n" + HOST,
        "GET / HTCPCP/1.1\r\n" + HOST,
        "\u0016\u0003\u0001\u0002"
      })
  void what_is_no_request_is_refused(String head) {
    assertThat(refused(head)).isEqualTo(Status.BAD_REQUEST);
  }

  @Test
  void each_other_refusal_has_its_own_status() {
    assertThat(refused("POST / HTTP/1.1\r\n" + HOST)).isEqualTo(Status.METHOD_NOT_ALLOWED);
    assertThat(refused("get / HTTP/1.1\r\n" + HOST)).isEqualTo(Status.METHOD_NOT_ALLOWED);
    assertThat(refused("GET / HTTP/2\r\n" + HOST)).isEqualTo(Status.VERSION);
    assertThat(refused("GET / HTTP/1.1\r\n" + HOST + "Content-Length: 1\r\n"))
        .isEqualTo(Status.CONTENT_TOO_LARGE);
    assertThat(refused("GET / HTTP/1.1\r\n" + HOST + "Transfer-Encoding: chunked\r\n"))
        .isEqualTo(Status.CONTENT_TOO_LARGE);
    assertThat(refused("GET / HTTP/1.1\r\n" + HOST + "A: b\r\n".repeat(64)))
        .isEqualTo(Status.HEADERS_TOO_LARGE);
    assertThat(refused("GET /" + "a".repeat(1024) + " HTTP/1.1\r\n" + HOST))
        .isEqualTo(Status.BAD_REQUEST);
  }

  @Test
  void a_head_ends_with_its_empty_line() throws BadRequest {
    byte[] bytes = bytes("GET / HTTP/1.1\r\n" + HOST + "\r\nGET /next");

    assertThat(RequestParser.headLength(bytes, bytes.length)).isEqualTo(bytes.length - 9);
    assertThat(RequestParser.headLength(bytes, 20)).isEqualTo(-1);
    assertThat(RequestParser.headLength(bytes, 0)).isEqualTo(-1);
  }

  @Test
  void a_head_without_an_end_is_refused_when_it_is_too_long() {
    byte[] bytes = bytes("A".repeat(RequestParser.MOST_BYTES));

    BadRequest bad =
        catchThrowableOfType(BadRequest.class, () -> RequestParser.headLength(bytes, bytes.length));

    assertThat(bad.status).isEqualTo(Status.HEADERS_TOO_LARGE);
  }

  private static Status refused(String head) {
    BadRequest bad = catchThrowableOfType(BadRequest.class, () -> parse(head));
    assertThat(bad).as(head).isNotNull();
    return bad.status;
  }

  private static Request parse(String head) throws BadRequest {
    byte[] bytes = bytes(head + "\r\n");
    return RequestParser.parse(bytes, bytes.length);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }
}
