package io.descry.report;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Local ports for outgoing connections. */
public final class Ports {

  /** Of {@code ip_local_port_range}. */
  public final @Nullable Long rangeSize;

  /** The first port of that range. */
  public final @Nullable Long rangeFirst;

  /** All connections in TIME_WAIT in this network namespace, as the kernel sums them up. */
  public final @Nullable Long timeWaitTotal;

  /** Connections in TIME_WAIT by remote, most first. */
  public final List<RemoteCount> timeWait;

  /** Outgoing connections opened; null before there is a rate. */
  public final @Nullable Double openedPerMinute;

  private Ports(Builder from) {
    rangeSize = from.rangeSize;
    rangeFirst = from.rangeFirst;
    timeWaitTotal = from.timeWaitTotal;
    timeWait = Copies.of(from.timeWait);
    openedPerMinute = from.openedPerMinute;
  }

  /** Collects the fields; {@link #build()} copies them. One thread. */
  public static final class Builder {
    public @Nullable Long rangeSize;
    public @Nullable Long rangeFirst;
    public @Nullable Long timeWaitTotal;
    public List<RemoteCount> timeWait = new ArrayList<>();
    public @Nullable Double openedPerMinute;

    public Ports build() {
      return new Ports(this);
    }
  }
}
