package io.descry.report;

import org.jspecify.annotations.Nullable;

/** One rule of a file of expected sites, and what it does in this report. */
public final class ExcludedRule {

  /** Of its line in the file, from 1. */
  public final long line;

  /** Such as {@code class com.acme.Cache}. */
  public final String rule;

  public final String reason;

  /** The last day on which it holds (UTC), such as {@code 2027-01-31}, or null. */
  public final @Nullable String until;

  /** Whether that day has passed: it hides nothing any more. */
  public final boolean over;

  /** How many sites it hides now. */
  public final long sites;

  public ExcludedRule(
      long line, String rule, String reason, @Nullable String until, boolean over, long sites) {
    this.line = line;
    this.rule = rule;
    this.reason = reason;
    this.until = until;
    this.over = over;
    this.sites = sites;
  }
}
