package io.descry.export.http;

import io.descry.export.FailureCounts;

/** What there is to read, and nothing else. One thread. */
final class Routes {

  private final Gate gate;
  private final ReportCache reading;
  private final Content page;
  private final FailureCounts failures;

  Routes(Gate gate, ReportCache reading, HtmlPage page, FailureCounts failures) {
    this.gate = gate;
    this.reading = reading;
    this.page = page.live();
    this.failures = failures;
  }

  Content answer(Request request) {
    if (!gate.acceptsHost(request.host)) {
      return Content.message(
          Status.MISDIRECTED, "ask by a literal address, localhost or the host of the option http");
    }
    switch (request.path) {
      case "/": // The page without a report in it, so that it can ask for the token.
        return page;
      case "/health":
        return Content.message(Status.OK, "ok");
      case "/report.json":
        return report(request, ReportCache.Form.JSON);
      case "/report.txt":
        return report(request, ReportCache.Form.TEXT);
      case "/metrics":
        return report(request, ReportCache.Form.METRICS);
      default:
        return Content.message(
            Status.NOT_FOUND, "there are /, /report.json, /report.txt, /metrics and /health");
    }
  }

  private Content report(Request request, ReportCache.Form form) {
    if (!gate.acceptsToken(request.authorization)) {
      return Content.message(
          Status.UNAUTHORIZED, "send the option http-token as `Authorization: Bearer TOKEN`");
    }
    try {
      return reading.as(form);
    } catch (RuntimeException e) {
      failures.count("http", e);
      return Content.message(Status.UNAVAILABLE, "there is no report now; ask again");
    }
  }

  void tick() {
    reading.tick();
  }
}
