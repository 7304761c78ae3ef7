package io.descry.demo;

import java.io.IOException;

/** The scenarios, in the order of {@code scenarios.txt}. */
enum Scenario {
  UNCLOSED_FILE("unclosed-file", 200, "ConfigFile.greetingLeaky: a stream a call, never closed") {
    @Override
    Call prepare(boolean leaky) throws IOException {
      ConfigFile config = new ConfigFile(TempFolder.create().file("service.properties"));
      return leaky ? config::greetingLeaky : config::greetingFixed;
    }
  },

  CLIENT_PER_CALL(
      "client-per-call", 60, "PriceClient.priceLeaky: an HTTP client a call, never closed") {
    @Override
    Call prepare(boolean leaky) throws IOException {
      PriceClient prices = new PriceClient(LoopbackServer.keepingAlive().uri());
      return leaky ? prices::priceLeaky : prices::priceFixed;
    }
  },

  CLOSE_WAIT("close-wait", 200, "PartnerClient.fetchLeaky: a socket a call, in CLOSE_WAIT") {
    @Override
    Call prepare(boolean leaky) throws IOException {
      PartnerClient partner = new PartnerClient(LoopbackServer.hangingUp().uri().toURL());
      return leaky ? partner::fetchLeaky : partner::fetchFixed;
    }
  };

  /** One call of the service. */
  interface Call {
    void run() throws Exception;
  }

  final String id;

  /** So many calls at most, in a run of any length: what leaks is bounded. */
  final int mostCalls;

  /** Where the leak is and what it looks like. */
  final String leak;

  Scenario(String id, int mostCalls, String leak) {
    this.id = id;
    this.mostCalls = mostCalls;
    this.leak = leak;
  }

  /** Starts what the service needs and gives its call. */
  abstract Call prepare(boolean leaky) throws IOException;

  static Scenario named(String id) {
    for (Scenario scenario : values()) {
      if (scenario.id.equals(id)) {
        return scenario;
      }
    }
    throw new IllegalArgumentException("unknown scenario '" + id + "'; `list` prints all");
  }
}
