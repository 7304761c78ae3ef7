package io.descry.report;

import io.descry.model.HandleKind;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One open or orphaned handle. Times in epoch milliseconds. */
public final class HandleRow {

  public final long id;
  public final HandleKind kind;

  /** Kernel numbers; none for a logical handle. */
  public final List<Integer> fds;

  public final @Nullable String target;

  /** {@code address:port}. */
  public final @Nullable String local;

  public final @Nullable Remote remote;
  public final @Nullable String tcpState;

  /** Null unless a TCP or UDP socket: the kernel tells no others. */
  public final @Nullable Queues queues;

  /** Since it was first seen in CLOSE_WAIT; null unless it is. */
  public final @Nullable Long closeWaitMillis;

  public final long openedAt;
  public final long ageMillis;
  public final OpenerThread thread;

  /** State {@code orphaned} in JSON, else {@code open}. */
  public final boolean orphaned;

  /** Fingerprint. */
  public final @Nullable String site;

  public final @Nullable SiteReason siteReason;

  /** Ids of the handles that a logical handle uses. */
  public final List<Long> refersTo;

  private static final OpenerThread NOBODY = new OpenerThread(0, null, false);

  private HandleRow(Builder from) {
    id = from.id;
    kind = from.kind;
    fds = Copies.of(from.fds);
    target = from.target;
    local = from.local;
    remote = from.remote;
    tcpState = from.tcpState;
    queues = from.queues;
    closeWaitMillis = from.closeWaitMillis;
    openedAt = from.openedAt;
    ageMillis = from.ageMillis;
    thread = from.thread;
    orphaned = from.orphaned;
    site = from.site;
    siteReason = from.siteReason;
    refersTo = Copies.of(from.refersTo);
  }

  /** Collects the fields; {@link #build()} copies them. One thread. */
  public static final class Builder {
    public long id;
    public HandleKind kind = HandleKind.FILE_INPUT;
    public List<Integer> fds = Collections.emptyList();
    public @Nullable String target;
    public @Nullable String local;
    public @Nullable Remote remote;
    public @Nullable String tcpState;
    public @Nullable Queues queues;
    public @Nullable Long closeWaitMillis;
    public long openedAt;
    public long ageMillis;
    public OpenerThread thread = NOBODY;
    public boolean orphaned;
    public @Nullable String site;
    public @Nullable SiteReason siteReason;
    public List<Long> refersTo = Collections.emptyList();

    public HandleRow build() {
      return new HandleRow(this);
    }
  }
}
