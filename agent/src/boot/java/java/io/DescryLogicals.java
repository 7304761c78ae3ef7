package java.io;

import java.util.Collection;
import java.util.concurrent.ConcurrentHashMap;

/** The open handles without a number of their own, by their owners. Any thread. */
public final class DescryLogicals {

  private final DescryState state;
  private final ConcurrentHashMap<Object, DescryLogical> handles = new ConcurrentHashMap<>();

  DescryLogicals(DescryState state) {
    this.state = state;
  }

  /** Those that are open; changes while it is read. */
  public Collection<DescryLogical> all() {
    return handles.values();
  }

  DescryLogical get(Object owner) {
    return handles.get(new DescryLogical.Key(owner));
  }

  /**
   * Hot: on every request of an HTTP client.
   *
   * @param queued an exchange without a connection yet
   * @return the owner's handle, the one it had before included; null for the agent's own
   */
  DescryLogical opened(int kind, Object owner, Object target, boolean queued, boolean withStack) {
    DescryLogical present = get(owner);
    if (present != null) {
      return present; // Constructors chain: the first event of an owner counts.
    }
    DescryLogical handle = new DescryLogical(kind, owner, target, state);
    if (handle.holder != DescryHandle.APPLICATION) {
      return null;
    }
    handle.queued = queued;
    DescryBudget stacks = state.budget;
    long begin = withStack ? stacks.begin(System.identityHashCode(owner)) : DescryBudget.NO_TOKEN;
    if (begin != DescryBudget.NO_TOKEN) {
      handle.stack = new DescryStack(state.tasks.submission());
      stacks.end(begin);
    }
    handles.put(handle, handle);
    return handle;
  }

  void closed(Object owner) {
    ended(handles.remove(new DescryLogical.Key(owner)));
  }

  /** A client that was closed and is used again. */
  void reopen(DescryLogical handle) {
    if (handle.ended) {
      handle.ended = false;
      handles.put(handle, handle);
    }
  }

  /** Drops a handle whose owner was collected. For the agent's thread. */
  public void drop(DescryLogical handle) {
    if (handles.remove(handle, handle)) {
      ended(handle);
    }
  }

  /**
   * Ends a call whose connection has closed: as that was, by hand or by the collector. Its owner
   * may be gone by now either way. For the agent's thread.
   */
  public void endWith(DescryHandle socket, DescryLogical call) {
    if (handles.remove(call, call)) {
      call.ended = true;
      state.ended(call, socket.recovered);
    }
  }

  private void ended(DescryLogical handle) {
    if (handle != null) {
      handle.ended = true;
      if (!handle.queued) { // Else it never had a connection and was never counted.
        state.ended(handle);
      }
    }
  }
}
