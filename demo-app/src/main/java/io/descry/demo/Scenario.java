package io.descry.demo;

import java.io.IOException;
import java.net.URI;
import java.util.EnumSet;
import java.util.Set;

/** The scenarios, in the order of {@code scenarios.txt}. */
enum Scenario {
  UNCLOSED_FILE("unclosed-file", 200, "ConfigFile.greetingLeaky: a stream a call, never closed") {
    @Override
    Call prepare(Side side) throws IOException {
      ConfigFile config = new ConfigFile(TempFolder.create().file("service.properties"));
      return side == Side.LEAKY ? config::greetingLeaky : config::greetingFixed;
    }
  },

  CLIENT_PER_CALL(
      "client-per-call", 60, "PriceClient.priceLeaky: an HTTP client a call, never closed") {
    @Override
    Call prepare(Side side) throws IOException {
      PriceClient prices = new PriceClient(local(LoopbackServer.keepingAlive()));
      return side == Side.LEAKY ? prices::priceLeaky : prices::priceFixed;
    }
  },

  CLOSE_WAIT("close-wait", 200, "PartnerClient.fetchLeaky: a socket a call, in CLOSE_WAIT") {
    @Override
    Call prepare(Side side) throws IOException {
      PartnerClient partner = new PartnerClient(local(LoopbackServer.hangingUp()).toURL());
      return side == Side.LEAKY ? partner::fetchLeaky : partner::fetchFixed;
    }
  },

  API_CLIENT("api-client", 150, "ApiClient.statusLeaky: a client and an open response a call") {
    @Override
    Call prepare(Side side) throws IOException {
      ApiClient api = new ApiClient(Peer.server("hanging-up", "api.partner.test"));
      return side == Side.LEAKY ? api::statusLeaky : api::statusFixed;
    }
  },

  IMAGE_SERVER(
      "image-server", 300, "ImageServer.storeLeaky and tagLeaky: a file and a socket an upload") {
    @Override
    Call prepare(Side side) throws IOException {
      URI tagger = Peer.server("silent", "tagger.test");
      ImageServer images = new ImageServer(TempFolder.create(), tagger, side);
      Peer clients = Peer.clients(Acceptor.start(images::serve), 200);
      return () -> clients.request(1);
    }

    @Override
    Set<Side> sides() {
      return EnumSet.allOf(Side.class);
    }
  },

  INHERITED_LIMIT("inherited-limit", 5, "who set the limit: the count follows the load") {
    @Override
    Call prepare(Side side) throws IOException {
      PageServer pages = new PageServer(TempFolder.create().file("page.html"));
      Peer clients = Peer.clients(Acceptor.start(pages::serve), 10_000);
      return () -> clients.request(100);
    }
  },

  TOO_MUCH_LOAD("too-much-load", 3, "the limit that would do: two descriptors a request") {
    @Override
    Call prepare(Side side) throws IOException {
      PageServer pages = new PageServer(TempFolder.create().file("page.html"));
      int atOnce = side == Side.LEAKY ? Integer.MAX_VALUE : 300; // The fix: the others wait.
      Peer clients = Peer.clients(Acceptor.start(pages::serve, atOnce), 10_000);
      return () -> clients.request(600);
    }
  },

  FUNCTION("function", 150, "WarmFunction.invokeLeaky: +3 descriptors an invocation") {
    @Override
    Call prepare(Side side) throws IOException {
      URI cache = Peer.server("patient", "cache.test");
      WarmFunction function = new WarmFunction(TempFolder.create().file("app.properties"), cache);
      return side == Side.LEAKY ? function::invokeLeaky : function::invokeFixed;
    }
  },

  PORT_EXHAUSTION("port-exhaustion", 150, "Copier.copy: ports in TIME_WAIT, and no leak") {
    @Override
    Call prepare(Side side) throws IOException {
      URI store = Peer.server("patient", "store.test");
      Copier copier = side == Side.LEAKY ? Copier.leaky(store) : Copier.fixed(store);
      return copier::copyAll;
    }
  },

  DIRECTORY_STREAMS("directory-streams", 150, "FolderLister.jobsLeaky: a directory stream a call") {
    @Override
    Call prepare(Side side) throws IOException {
      FolderLister lister = new FolderLister(TempFolder.create().path());
      return side == Side.LEAKY ? lister::jobsLeaky : lister::jobsFixed;
    }
  },

  ORPHANED_CHANNELS(
      "orphaned-channels", 150, "HealthCheck.isUpLeaky: a selector and a channel a check") {
    @Override
    Call prepare(Side side) throws IOException {
      HealthCheck check = new HealthCheck(Peer.server("patient", "health.test"));
      return side == Side.LEAKY ? check::isUpLeaky : check::isUpFixed;
    }
  },

  PROCESS_PIPES("process-pipes", 90, "Converter.convertLeaky: a process and its pipes a call") {
    @Override
    Call prepare(Side side) {
      Converter converter = new Converter();
      return side == Side.LEAKY
          ? () -> converter.convertLeaky("text")
          : () -> converter.convertFixed("text");
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
  abstract Call prepare(Side side) throws IOException;

  /** The variants there are. */
  Set<Side> sides() {
    return EnumSet.of(Side.LEAKY, Side.FIXED);
  }

  static Scenario named(String id) {
    for (Scenario scenario : values()) {
      if (scenario.id.equals(id)) {
        return scenario;
      }
    }
    throw new IllegalArgumentException("unknown scenario '" + id + "'; `list` prints all");
  }

  private static URI local(int port) {
    return URI.create("http://127.0.0.1:" + port + "/");
  }
}
