package io.descry.report;

import io.descry.model.HandleKind;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The handles opened by one stack of one kind. */
public final class SiteRow {

  /** 16 hex digits, equal across JVMs and rebuilds that only move lines. */
  public final String fingerprint;

  public final HandleKind kind;

  /** From the open downwards, such as {@code com.acme.Conf.load(Conf.java:31)}. */
  public final List<String> frames;

  /** How many more there were below; null where the JVM cut the stack and does not tell. */
  public final @Nullable Long cutFrames;

  /**
   * The first frame of the application, as in {@link #frames}; null when a library opened it by
   * itself.
   */
  public final @Nullable String applicationFrame;

  /** The library that opened it. */
  public final @Nullable Library library;

  /** Where the task that opened it was submitted. */
  public final @Nullable List<String> submittedBy;

  /** Handles now, without the orphaned. */
  public final long open;

  /** Handles whose owner was collected and whose descriptor stays. */
  public final long orphaned;

  /** Handles since tracking began: the sum of open, orphaned, closed and recovered. */
  public final long opened;

  /** By the application; the collector's not counted. */
  public final long closed;

  /** Closed by the collector. */
  public final long recoveredByGc;

  /** Whether opened and closed are estimates from sampled stacks. */
  public final boolean estimated;

  /** Kernel numbers held now. */
  public final long descriptors;

  /** Null when none is open. */
  public final @Nullable Long oldestAgeMillis;

  /** Growth of the open count; null before there is a rate. */
  public final @Nullable Double netPerMinute;

  public final @Nullable Double openedPerMinute;

  /** Null before there is one. */
  public final @Nullable SiteHistory history;

  /** Most first. */
  public final List<TargetCount> targets;

  /** Such as {@code ESTABLISHED}. */
  public final SortedMap<String, Long> tcpStates;

  /** The sum over its sockets; null where it has none that the kernel tells of. */
  public final @Nullable Queues queues;

  public final Verdict verdict;

  /** Why this verdict, in a sentence. */
  public final String reason;

  private SiteRow(Builder from) {
    fingerprint = from.fingerprint;
    kind = from.kind;
    frames = Copies.of(from.frames);
    cutFrames = from.cutFrames;
    applicationFrame = from.applicationFrame;
    library = from.library;
    submittedBy = from.submittedBy == null ? null : Copies.of(from.submittedBy);
    open = from.open;
    orphaned = from.orphaned;
    opened = from.opened;
    closed = from.closed;
    recoveredByGc = from.recoveredByGc;
    estimated = from.estimated;
    descriptors = from.descriptors;
    oldestAgeMillis = from.oldestAgeMillis;
    netPerMinute = from.netPerMinute;
    openedPerMinute = from.openedPerMinute;
    history = from.history;
    targets = Copies.of(from.targets);
    tcpStates = Copies.sorted(from.tcpStates);
    queues = from.queues;
    verdict = from.verdict;
    reason = from.reason;
  }

  /** Collects the fields; {@link #build()} copies them. One thread. */
  public static final class Builder {
    public String fingerprint = "";
    public HandleKind kind = HandleKind.FILE_INPUT;
    public List<String> frames = new ArrayList<>();
    public @Nullable Long cutFrames = 0L;
    public @Nullable String applicationFrame;
    public @Nullable Library library;
    public @Nullable List<String> submittedBy;
    public long open;
    public long orphaned;
    public long opened;
    public long closed;
    public long recoveredByGc;
    public boolean estimated;
    public long descriptors;
    public @Nullable Long oldestAgeMillis;
    public @Nullable Double netPerMinute;
    public @Nullable Double openedPerMinute;
    public @Nullable SiteHistory history;
    public List<TargetCount> targets = new ArrayList<>();
    public SortedMap<String, Long> tcpStates = new TreeMap<>();
    public @Nullable Queues queues;
    public Verdict verdict = Verdict.NONE;
    public String reason = "";

    public SiteRow build() {
      return new SiteRow(this);
    }
  }
}
