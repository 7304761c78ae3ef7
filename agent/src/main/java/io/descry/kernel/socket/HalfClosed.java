package io.descry.kernel.socket;

import io.descry.kernel.proc.ProcDescriptors;
import io.descry.model.KernelDescriptor;
import io.descry.model.SocketEntry;
import io.descry.model.TcpState;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * A cheap look, between reports, at which connections are in CLOSE_WAIT: the kernel does not tell
 * since when, so the first look that sees it is the beginning. Bounded in all: not with more than
 * {@link #MOST_SOCKETS} of them or {@link #MOST_ROWS} rows in the tables, which sockstat tells
 * beforehand; at most {@value #MAX_MILLIS} ms; and then a pause of 400 times what it took, but of
 * no more than ten seconds, since a minute is asked for: a quarter of a percent of one core, or
 * half a percent where each look takes all of its time.
 */
public final class HalfClosed {

  /** Each takes a readlink of 2 to 9 µs. */
  public static final int MOST_SOCKETS = 1_024;

  /** The kernel needs some 3 µs a row. */
  static final long MOST_ROWS = 10_000;

  static final long MAX_MILLIS = 50;

  private static final long PAUSE_PER_COST = 400;
  private static final long MOST_PAUSE_NANOS = TimeUnit.SECONDS.toNanos(10);

  private final ProcDescriptors descriptors;
  private final SocketTable sockets;
  private final LongSupplier nanoClock;
  private long notBefore;

  public HalfClosed(ProcDescriptors descriptors, SocketTable sockets, LongSupplier nanoClock) {
    this.descriptors = descriptors;
    this.sockets = sockets;
    this.nanoClock = nanoClock;
    notBefore = nanoClock.getAsLong();
  }

  /** Inodes of those among these numbers that are in CLOSE_WAIT; null where it did not look. */
  public @Nullable Set<Long> among(Collection<Integer> numbers, SocketFiles files) {
    if (numbers.isEmpty()) {
      return Collections.emptySet();
    }
    long now = nanoClock.getAsLong();
    if (numbers.size() > MOST_SOCKETS || now - notBefore < 0) {
      return null;
    }
    Set<Long> found = sockets.tcpRows(files) > MOST_ROWS ? null : look(numbers, files);
    long cost = nanoClock.getAsLong() - now;
    notBefore = now + Math.min(MOST_PAUSE_NANOS, PAUSE_PER_COST * cost);
    return found;
  }

  /** Goes through it once, whatever it costs. */
  public void rehearse(SocketFiles files) {
    among(Collections.singletonList(0), files);
    notBefore = nanoClock.getAsLong();
  }

  private @Nullable Set<Long> look(Collection<Integer> numbers, SocketFiles files) {
    List<KernelDescriptor> connections = new ArrayList<>();
    for (int number : numbers) {
      String target = descriptors.target(number);
      if (target != null) {
        connections.add(new KernelDescriptor(number, target));
      }
    }
    Map<Long, SocketEntry> entries = sockets.tcp(files, connections, MAX_MILLIS);
    return entries == null ? null : waiting(entries);
  }

  private static Set<Long> waiting(Map<Long, SocketEntry> entries) {
    Set<Long> waiting = new HashSet<>();
    for (SocketEntry entry : entries.values()) {
      if (entry.state == TcpState.CLOSE_WAIT) {
        waiting.add(entry.inode);
      }
    }
    return waiting;
  }
}
