package java.io;

import java.lang.ref.WeakReference;
import java.util.Iterator;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The HTTP client, and the call, that has a socket opened. The client is its pool of connections:
 * clients that share one are one client. While a library connects, a scope says for whom; it is
 * kept by thread identifier, since a thread-local would give every virtual thread a map. Any
 * thread; no lock of ours.
 */
public final class DescryClients {

  private final ConcurrentHashMap<Object, DescryAlias> aliases = new ConcurrentHashMap<>();

  /** By thread: the call or the client that connects now, or the alias of a connection. */
  private final ConcurrentHashMap<Long, Object> scopes = new ConcurrentHashMap<>();

  private final DescryState state;

  DescryClients(DescryState state) {
    this.state = state;
  }

  /** Forgets the aliases whose objects are gone. For the agent's thread. */
  public void tick() {
    Iterator<DescryAlias> all = aliases.values().iterator();
    while (all.hasNext()) {
      if (all.next().get() == null) {
        all.remove();
      }
    }
  }

  /** How many aliases there are. */
  public int size() {
    return aliases.size();
  }

  void built(Object client, Object pool) {
    Object owner = delegate(pool);
    DescryLogical handle = state.logicals.opened(DescryKind.HTTP_CLIENT, owner, null, false, true);
    if (client != owner && handle != null) {
      alias(client).handle = handle;
    }
  }

  void standsFor(Object facade, Object delegate) {
    alias(facade).delegate = new WeakReference<>(delegate);
  }

  /**
   * Hot: on every request.
   *
   * @param queued it has no connection yet, and counts only from {@link #connected} on
   */
  void exchangeOpened(Object exchange, Object client, boolean queued) {
    DescryLogical handle =
        state.logicals.opened(DescryKind.HTTP_EXCHANGE, exchange, null, queued, true);
    if (handle != null) {
      handle.client = client(client);
    }
  }

  /** Hot: on every request. */
  void connected(Object exchange) {
    DescryLogical handle = state.logicals.get(exchange);
    if (handle != null) {
      handle.queued = false;
    }
  }

  /** An answer has begun on this connection, whose socket is known by its scope. */
  void answered(Object connection) {
    DescryAlias alias = aliases.get(new DescryLogical.Key(connection));
    DescryLogical handle =
        state.logicals.opened(DescryKind.HTTP_EXCHANGE, connection, null, false, true);
    if (handle != null && alias != null) {
      handle.client = alias.handle;
    }
  }

  /** Begins a scope and returns the one around it. */
  Object asking(Object exchange) {
    return enter(known(exchange));
  }

  Object connectingFor(Object client) {
    return enter(client(client));
  }

  Object connecting(Object connection) {
    return enter(alias(connection));
  }

  private Object enter(Object scope) {
    Long thread = threadId();
    return scope == null ? scopes.get(thread) : scopes.put(thread, scope);
  }

  /** Ends a scope: the one around it is in force again. */
  void asked(Object before) {
    if (before == null) {
      scopes.remove(threadId());
    } else {
      scopes.put(threadId(), before);
    }
  }

  /** Another thread may make this connection; it is for whom this thread asks. */
  void planned(Object plan) {
    Object scope = scopes.get(threadId());
    if (scope instanceof DescryHandle) {
      alias(plan).handle = (DescryHandle) scope;
    }
  }

  /** Whether some thread is connecting for a client. */
  boolean isAsked() {
    return !scopes.isEmpty();
  }

  /** A socket that this thread has opened. */
  void opened(DescryHandle socket) {
    Object scope = scopes.get(socket.threadId);
    if (scope instanceof DescryHandle) {
      socket.client = (DescryHandle) scope;
    } else if (scope != null) {
      ((DescryAlias) scope).handle = socket;
    }
  }

  /** The client's handle; without a stack where it was built before tracking began. */
  private DescryHandle client(Object client) {
    DescryHandle known = known(client);
    if (known == null) {
      return state.logicals.opened(DescryKind.HTTP_CLIENT, client, null, false, false);
    }
    if (known instanceof DescryLogical) {
      state.logicals.reopen((DescryLogical) known);
    }
    return known;
  }

  private DescryHandle known(Object object) {
    DescryLogical handle = state.logicals.get(object);
    if (handle != null) {
      return handle;
    }
    DescryAlias alias = aliases.get(new DescryLogical.Key(object));
    return alias == null ? null : alias.handle;
  }

  private Object delegate(Object facade) {
    DescryAlias alias = aliases.get(new DescryLogical.Key(facade));
    WeakReference<Object> delegate = alias == null ? null : alias.delegate;
    Object object = delegate == null ? null : delegate.get();
    return object == null ? facade : object;
  }

  private DescryAlias alias(Object object) {
    DescryAlias known = aliases.get(new DescryLogical.Key(object));
    if (known != null) {
      return known;
    }
    DescryAlias alias = new DescryAlias(object);
    aliases.put(alias, alias);
    return alias;
  }

  private Long threadId() {
    return state.access.threadId(Thread.currentThread());
  }
}
