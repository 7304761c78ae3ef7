package io.descry.api;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A handle that {@link LeakCheck} found: opened since it began, and not closed. Immutable. */
public final class OpenDescriptor {

  /** What became of it. */
  public enum Fate {
    /** Open, and something refers to it still. */
    OPEN,
    /** Open, its owner is gone: nothing can close it any more. */
    ORPHANED,
    /** Dropped without a close; the garbage collector closed it. */
    CLOSED_BY_GC
  }

  /** In the order of opening, never used twice; 0 where only its site is known. */
  public final long id;

  /** Such as {@code file-input}; the words are those of the report's schema. */
  public final String kind;

  /** The kernel's numbers, apart by commas; empty once it is closed. */
  public final String numbers;

  /** Path or address, or null where the JDK has not told. */
  public final @Nullable String target;

  /** The peer as {@code host:port}, or null. */
  public final @Nullable String remote;

  /** Of the thread that opened it; 0 where that is not known any more. */
  public final long threadId;

  public final String threadName;

  /** 16 hex digits of the opening stack; empty where no stack was taken. */
  public final String fingerprint;

  /** The innermost line of the application's own code, or null. */
  public final @Nullable String applicationFrame;

  /** The opening stack, innermost first, each as {@code com.acme.Conf.load(Conf.java:31)}. */
  public final List<String> frames;

  /** The stack that gave the work to the opening thread; empty where that is not known. */
  public final List<String> submittedBy;

  /** The reason of the line of the agent's {@code exclude} file that expects it, or null. */
  public final @Nullable String expected;

  public final Fate fate;

  private final OpenFacts facts;
  private final OpenSite site;

  OpenDescriptor(OpenFacts facts, OpenSite site, Fate fate) {
    this.facts = facts;
    this.site = site;
    this.id = facts.id;
    this.kind = facts.kind;
    this.numbers = fate == Fate.CLOSED_BY_GC ? "" : facts.numbers;
    this.target = facts.target;
    this.remote = facts.remote;
    this.threadId = facts.threadId;
    this.threadName = facts.threadName;
    this.expected = facts.expected;
    this.fingerprint = site.fingerprint;
    this.applicationFrame = site.applicationFrame;
    this.frames = site.frames;
    this.submittedBy = site.submittedBy;
    this.fate = fate;
  }

  /** The same, once the collector has closed it. */
  OpenDescriptor collected() {
    return new OpenDescriptor(facts, site, Fate.CLOSED_BY_GC);
  }

  /** Such as {@code file-input /etc/hosts (12)}. */
  @Override
  public String toString() {
    String where = remote != null ? " to " + remote : target != null ? " " + target : "";
    return kind + where + (numbers.isEmpty() ? "" : " (" + numbers + ")");
  }
}
