package io.descry.report;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What is wrong, why we say so, and what to do. */
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

    public Finding build() {
      return new Finding(this);
    }
  }
}
