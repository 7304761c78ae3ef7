package io.descry.export.http;

/** The answers that there are. */
enum Status {
  OK(200, "OK"),
  BAD_REQUEST(400, "Bad Request"),
  UNAUTHORIZED(401, "Unauthorized"),
  NOT_FOUND(404, "Not Found"),
  METHOD_NOT_ALLOWED(405, "Method Not Allowed"),
  CONTENT_TOO_LARGE(413, "Content Too Large"),
  MISDIRECTED(421, "Misdirected Request"),
  HEADERS_TOO_LARGE(431, "Request Header Fields Too Large"),
  INTERNAL_ERROR(500, "Internal Server Error"),
  UNAVAILABLE(503, "Service Unavailable"),
  VERSION(505, "HTTP Version Not Supported");

  private final int number;
  private final String words;

  Status(int number, String words) {
    this.number = number;
    this.words = words;
  }

  /** Such as {@code 404 Not Found}. */
  @Override
  public String toString() {
    return number + " " + words;
  }
}
