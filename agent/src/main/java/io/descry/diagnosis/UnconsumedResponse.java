package io.descry.diagnosis;

import io.descry.model.HandleKind;

/** Responses that are not closed keep their connection checked out of the client's pool. */
final class UnconsumedResponse extends LeakRule {

  UnconsumedResponse() {
    super("unconsumed-response");
  }

  @Override
  boolean matches(Judgement site) {
    return site.facts.kind() == HandleKind.HTTP_EXCHANGE
        || (site.facts.isConnection() && !site.facts.isAccepted() && isInHttpClient(site.facts));
  }

  @Override
  String noun(Judgement site) {
    return site.facts.kind() == HandleKind.HTTP_EXCHANGE
        ? "response"
        : "connection of an HTTP client";
  }

  @Override
  String advice(Judgement site) {
    return "Read or close the body of every response, of error responses and on exceptions too: an open body keeps its connection out of the pool, and the next call opens another.";
  }

  private static boolean isInHttpClient(SiteFacts facts) {
    return facts.hasFrame("sun.net.www.protocol.http")
        || facts.hasFrame("jdk.internal.net.http.")
        || facts.hasFrame("org.apache.http.")
        || facts.hasFrame("org.apache.hc.")
        || facts.hasFrame("okhttp3.");
  }
}
