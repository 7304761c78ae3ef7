package io.descry.demo;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.util.ArrayList;
import java.util.List;

/**
 * Scenario {@code close-wait}: a service that fetches messages from a partner who hangs up soon.
 */
final class PartnerClient {

  private final URL partner;
  private final List<InputStream> pending = new ArrayList<>();

  PartnerClient(URL partner) {
    this.partner = partner;
  }

  /** One socket more in CLOSE_WAIT after every call; the list keeps the collector from helping. */
  void fetchLeaky() throws IOException {
    pending.add(partner.openConnection().getInputStream()); // The leak: "later" never comes.
  }

  /** No socket more: the body is read to its end and closed, then the connection is, too. */
  byte[] fetchFixed() throws IOException {
    try (InputStream body = partner.openConnection().getInputStream()) { // The fix.
      return body.readAllBytes();
    }
  }
}
