package io.descry.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A handle that is open, or orphaned, at the moment of a snapshot. Immutable. */
public final class OpenHandle {

  /** In the order of first sight; never used twice. */
  public final long id;

  public final HandleKind kind;

  /** Kernel numbers it holds now; empty for a logical handle. */
  public final List<Integer> numbers;

  /** Path or address as the JDK knew it, or null: the kernel's link tells. */
  public final @Nullable String target;

  public final @Nullable HostPort remote;
  public final long openedAtMillis;
  public final long threadId;
  public final @Nullable String threadName;
  public final boolean virtualThread;

  /** The owner was collected and the kernel still has the descriptor: nothing can close it. */
  public final boolean orphaned;

  /** Tracked, or the agent's or the JVM's own. */
  public final DescriptorClass owner;

  /** The agent's or the JVM's own: in the ledger, but never a handle or a site of a report. */
  public final boolean own;

  /** Null where no stack was sampled or it is not resolved yet. */
  public final @Nullable Site site;

  /** Id of the logical handle (an HTTP client) that it belongs to, or null. */
  public final @Nullable Long clientId;

  /** Id of the call of an HTTP client for which this socket was opened, over or not; or null. */
  public final @Nullable Long exchangeId;

  /** Id of the socket that this answer comes from, where it belongs to no client; or null. */
  public final @Nullable Long socketId;

  /**
   * Epoch milliseconds since when a thread was found in a read without time-out at every look; null
   * where none is, or where that cannot be seen: before JDK 13, and for channels.
   */
  public final @Nullable Long readingSinceMillis;

  OpenHandle(OpenHandleBuilder from) {
    this.id = from.id;
    this.kind = from.kind;
    this.numbers = from.numbers;
    this.target = from.target;
    this.remote = from.remote;
    this.openedAtMillis = from.openedAtMillis;
    this.threadId = from.threadId;
    this.threadName = from.threadName;
    this.virtualThread = from.virtualThread;
    this.orphaned = from.orphaned;
    this.owner = from.owner;
    this.own = from.owner != DescriptorClass.TRACKED;
    this.site = from.site;
    this.clientId = from.clientId;
    this.exchangeId = from.exchangeId;
    this.socketId = from.socketId;
    this.readingSinceMillis = from.readingSinceMillis;
  }

  @Override
  public String toString() {
    return "#" + id + " " + kind + " " + numbers + " " + target;
  }
}
