package io.descry.export.http;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads the head of a request, strictly (RFC 9112): line ends are CR LF, names have no blanks, no
 * line is folded, nothing that decides may stand there twice. A request has no body. Pure.
 */
final class RequestParser {

  /** Bytes of a head at most: a browser sends about one kilobyte. */
  static final int MOST_BYTES = 8_192;

  private static final int MOST_HEADERS = 64;
  private static final int MOST_PATH = 1_024;

  private RequestParser() {}

  /** The length of the first head in these bytes, its empty line included, or -1 without one. */
  static int headLength(byte[] bytes, int length) throws BadRequest {
    for (int i = 3; i < length; i++) {
      if (bytes[i] == '\n'
          && bytes[i - 1] == '\r'
          && bytes[i - 2] == '\n'
          && bytes[i - 3] == '\r') {
        return i + 1;
      }
    }
    if (length >= MOST_BYTES) {
      throw new BadRequest(Status.HEADERS_TOO_LARGE, "the request's head is over 8 kB");
    }
    return -1;
  }

  /** Of a whole head. */
  static Request parse(byte[] bytes, int headLength) throws BadRequest {
    String head = new String(bytes, 0, headLength - 4, StandardCharsets.ISO_8859_1);
    requireText(head);
    String[] lines = head.split("\r\n", -1);
    String[] words = lines[0].split(" ", -1);
    require(words.length == 3, "the request line is not `METHOD PATH VERSION`");
    boolean current = isCurrent(words[2]);
    Map<String, String> headers = headers(lines);
    refuseBody(headers);
    require(headers.containsKey("host") || !current, "there is no Host");
    return new Request(
        method(words[0]),
        path(words[1]),
        headers.get("host"),
        headers.get("authorization"),
        keepsAlive(headers.get("connection"), current));
  }

  /** A line break only as CR LF; no other control character but a tab. */
  private static void requireText(String head) throws BadRequest {
    for (int i = 0; i < head.length(); i++) {
      char c = head.charAt(i);
      boolean lineEnd =
          c == '\r'
              ? i + 1 < head.length() && head.charAt(i + 1) == '\n'
              : c == '\n' && i > 0 && head.charAt(i - 1) == '\r';
      require(lineEnd || c == '\t' || (c >= ' ' && c != 0x7f), "a control character in the head");
    }
  }

  private static boolean isCurrent(String version) throws BadRequest {
    if (!version.equals("HTTP/1.1") && !version.equals("HTTP/1.0")) {
      require(version.matches("HTTP/[0-9](\\.[0-9])?"), "the request line has no version");
      throw new BadRequest(Status.VERSION, "HTTP/1.1 is spoken here");
    }
    return version.equals("HTTP/1.1");
  }

  private static String method(String method) throws BadRequest {
    require(isToken(method), "the method is not a word");
    if (!method.equals("GET") && !method.equals("HEAD")) {
      throw new BadRequest(Status.METHOD_NOT_ALLOWED, "only GET and HEAD are answered");
    }
    return method;
  }

  private static String path(String target) throws BadRequest {
    require(target.startsWith("/"), "the target is not a path");
    require(target.length() <= MOST_PATH, "the path is too long");
    for (int i = 0; i < target.length(); i++) {
      require(target.charAt(i) > ' ' && target.charAt(i) < 0x7f, "the path is not ASCII");
    }
    int query = target.indexOf('?');
    return query < 0 ? target : target.substring(0, query);
  }

  private static Map<String, String> headers(String[] lines) throws BadRequest {
    if (lines.length - 1 > MOST_HEADERS) {
      throw new BadRequest(Status.HEADERS_TOO_LARGE, "more than 64 headers");
    }
    Map<String, String> headers = new HashMap<>();
    for (int i = 1; i < lines.length; i++) {
      int colon = lines[i].indexOf(':');
      require(colon > 0 && isToken(lines[i].substring(0, colon)), "a header is not `Name: value`");
      String name = lines[i].substring(0, colon).toLowerCase(Locale.ROOT);
      String before = headers.put(name, lines[i].substring(colon + 1).trim());
      require(before == null || !decides(name), "a header that decides stands there twice");
    }
    return headers;
  }

  private static boolean decides(String name) {
    return name.equals("host")
        || name.equals("authorization")
        || name.equals("content-length")
        || name.equals("transfer-encoding")
        || name.equals("connection");
  }

  private static void refuseBody(Map<String, String> headers) throws BadRequest {
    String length = headers.get("content-length");
    if (headers.containsKey("transfer-encoding") || (length != null && !length.equals("0"))) {
      throw new BadRequest(Status.CONTENT_TOO_LARGE, "a request has no body here");
    }
  }

  private static boolean keepsAlive(@Nullable String connection, boolean current) {
    String wish = connection == null ? "" : connection.toLowerCase(Locale.ROOT);
    return current ? !wish.contains("close") : wish.contains("keep-alive");
  }

  private static boolean isToken(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean word = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
      if (!word && "!#$%&'*+-.^_`|~".indexOf(c) < 0) {
        return false;
      }
    }
    return !text.isEmpty();
  }

  private static void require(boolean condition, String message) throws BadRequest {
    if (!condition) {
      throw new BadRequest(Status.BAD_REQUEST, message);
    }
  }
}
