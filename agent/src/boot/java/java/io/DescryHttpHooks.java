package java.io;

/**
 * The methods that instrumented HTTP clients call, the JDK's and the application's: like {@link
 * DescryHooks}, whose state it uses.
 */
public final class DescryHttpHooks {

  private DescryHttpHooks() {}

  /** See {@link DescryHooks#mustGoOn}. */
  public static boolean mustGoOn(Throwable thrown) {
    return DescryHooks.mustGoOn(thrown);
  }

  /** A client with the pool of connections that makes it one. */
  public static void clientBuilt(Object client, Object pool) {
    DescryState s = DescryHooks.state;
    if (s != null && pool != null) {
      try {
        s.clients.built(client, pool);
      } catch (Throwable e) {
        s.lost(e);
      }
    }
  }

  /** The facade is given away; the delegate holds the connections and lives as long as they do. */
  public static void standsFor(Object facade, Object delegate) {
    DescryState s = DescryHooks.state;
    if (s != null && delegate != null) {
      try {
        s.clients.standsFor(facade, delegate);
      } catch (Throwable e) {
        s.lost(e);
      }
    }
  }

  /** The application asks, on its own thread; another thread may do the rest. */
  public static void callStarted(Object call, Object client) {
    DescryState s = DescryHooks.state;
    if (s != null && call != null) {
      try {
        s.clients.exchangeOpened(call, client, true);
      } catch (Throwable e) {
        s.lost(e);
      }
    }
  }

  public static void callConnected(Object call) {
    DescryState s = DescryHooks.state;
    if (s != null && call != null) {
      try {
        s.clients.connected(call);
      } catch (Throwable e) {
        s.lost(e);
      }
    }
  }

  /** An exchange has a connection of this pool until it is released. */
  public static void leased(Object exchange, Object pool) {
    DescryState s = DescryHooks.state;
    if (s != null && pool != null) {
      try {
        s.clients.exchangeOpened(exchange, pool, false);
      } catch (Throwable e) {
        s.lost(e);
      }
    }
  }

  public static void answered(Object connection) {
    DescryState s = DescryHooks.state;
    if (s != null) {
      try {
        s.clients.answered(connection);
      } catch (Throwable e) {
        s.lost(e);
      }
    }
  }

  /** Sockets that this thread opens from now on are for this call. Returns what was before. */
  public static Object asking(Object call) {
    DescryState s = DescryHooks.state;
    try {
      return s == null || call == null ? null : s.clients.asking(call);
    } catch (Throwable e) {
      s.lost(e);
      return null;
    }
  }

  /** The same for a client, where the thread is the call's own. */
  public static Object connectingFor(Object pool) {
    DescryState s = DescryHooks.state;
    try {
      return s == null ? null : s.clients.connectingFor(pool);
    } catch (Throwable e) {
      s.lost(e);
      return null;
    }
  }

  /** The same for a connection that belongs to no client: it will be known by its socket. */
  public static Object connecting(Object connection) {
    DescryState s = DescryHooks.state;
    try {
      return s == null ? null : s.clients.connecting(connection);
    } catch (Throwable e) {
      s.lost(e);
      return null;
    }
  }

  /** Ends what {@link #asking} and the others began. */
  public static void asked(Object before) {
    DescryState s = DescryHooks.state;
    if (s != null) {
      try {
        s.clients.asked(before);
      } catch (Throwable e) {
        s.lost(e);
      }
    }
  }

  /** A connection that another thread may open for the call of this thread. */
  public static void planned(Object plan) {
    DescryState s = DescryHooks.state;
    if (s != null) {
      try {
        s.clients.planned(plan);
      } catch (Throwable e) {
        s.lost(e);
      }
    }
  }
}
