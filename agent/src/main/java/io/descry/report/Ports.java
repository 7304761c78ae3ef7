package io.descry.report;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Local ports for outgoing connections. */
public final class Ports {

  /** Of {@code ip_local_port_range}. */
  public final @Nullable Long rangeSize;

  /** Connections in TIME_WAIT by remote, most first. */
  public final List<RemoteCount> timeWait;

  /** Outgoing connections opened; null before there is a rate. */
  public final @Nullable Double openedPerMinute;

  private Ports(Builder from) {
    rangeSize = from.rangeSize;
    timeWait = Copies.of(from.timeWait);
    openedPerMinute = from.openedPerMinute;
  }

  /** Collects the fields; {@link #build()} copies them. One thread. */
  public static final class Builder {
    public @Nullable Long rangeSize;
    public List<RemoteCount> timeWait = new ArrayList<>();
    public @Nullable Double openedPerMinute;

    public Ports build() {
      return new Ports(this);
    }
  }
}
