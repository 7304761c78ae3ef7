package io.descry.report;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A fault, the evidence for it, and the advice. */
public final class Finding {

  /** Stable while the finding stands. */
  public final String id;

  public final String rule;

  /** The code of its line in the log, such as {@code DSC-LEAK}. */
  public final String code;

  public final Cause cause;

  /** Never {@link Verdict#NONE}. */
  public final Verdict certainty;

  public final String title;

  /** Strings and numbers. */
  public final SortedMap<String, Object> evidence;

  public final String advice;

  /** Fingerprints. */
  public final List<String> sites;

  /** Fingerprints of sites that hold descriptors because of those of {@link #sites}. */
  public final List<String> consequences;

  /** Epoch milliseconds. */
  public final long since;

  public final @Nullable Long millisToExhaustion;

  /** Kernel descriptors held now. */
  public final long holds;

  /** Handles that nothing can close any more. */
  public final long lost;

  /** Handles that the collector closed so far. */
  public final long collected;

  /** Handles since tracking began. */
  public final long opened;

  /** By the application. */
  public final long closed;

  /** Change of the descriptors held, of the last minutes; null before there is a rate. */
  public final @Nullable Double perMinute;

  public final FindingStatus status;

  /** When it was last seen to grow, in epoch milliseconds; null where it never was. */
  public final @Nullable Long lastGrewAt;

  /** The line that it is about, or null. */
  public final @Nullable FindingLine line;

  /** Ids that this finding had in earlier reports. */
  public final List<String> previousIds;

  private Finding(Builder from) {
    id = from.id;
    rule = from.rule;
    code = from.code;
    cause = from.cause;
    certainty = from.certainty;
    title = from.title;
    evidence = Copies.sorted(from.evidence);
    advice = from.advice;
    sites = Copies.of(from.sites);
    consequences = Copies.of(from.consequences);
    since = from.since;
    millisToExhaustion = from.millisToExhaustion;
    holds = from.holds;
    lost = from.lost;
    collected = from.collected;
    opened = from.opened;
    closed = from.closed;
    perMinute = from.perMinute;
    status = from.status;
    lastGrewAt = from.lastGrewAt;
    line = from.line;
    previousIds = Copies.of(from.previousIds);
  }

  /** Whether checks and tests fail on it. */
  public boolean isLeak() {
    return cause == Cause.LEAK && certainty.isLeak();
  }

  /** Collects the fields; {@link #build()} copies them. One thread. */
  public static final class Builder {
    public String id = "";
    public String rule = "";
    public String code = "";
    public Cause cause = Cause.OTHER;
    public Verdict certainty = Verdict.SUSPECT;
    public String title = "";
    public SortedMap<String, Object> evidence = new TreeMap<>();
    public String advice = "";
    public List<String> sites = new ArrayList<>();
    public List<String> consequences = new ArrayList<>();
    public long since;
    public @Nullable Long millisToExhaustion;
    public long holds;
    public long lost;
    public long collected;
    public long opened;
    public long closed;
    public @Nullable Double perMinute;
    public FindingStatus status = FindingStatus.STEADY;
    public @Nullable Long lastGrewAt;
    public @Nullable FindingLine line;
    public List<String> previousIds = new ArrayList<>();

    public Finding build() {
      return new Finding(this);
    }
  }
}
