package io.descry.model;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/** A process's connections to one remote end, by state. Immutable. */
public final class RemoteStates {

  public final Endpoint remote;
  public final Map<TcpState, Long> states;

  public RemoteStates(Endpoint remote, Map<TcpState, Long> states) {
    this.remote = remote;
    this.states = Collections.unmodifiableMap(new EnumMap<>(states));
  }

  public long count() {
    long count = 0;
    for (long some : states.values()) {
      count += some;
    }
    return count;
  }
}
