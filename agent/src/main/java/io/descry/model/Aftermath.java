package io.descry.model;

import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The errors that followed elsewhere because no descriptor was free. Immutable. */
public final class Aftermath {

  /** Nothing ran out. */
  public static final Aftermath NONE =
      new Aftermath(null, 0, null, null, 0, Collections.<LostClass>emptyList());

  /** Epoch milliseconds of the latest opening that failed in this process, or null. */
  public final @Nullable Long ranOutAtMillis;

  /** Names that could not be resolved while fewer than a handful of descriptors were free. */
  public final long unknownHosts;

  /** Message of the latest of them. */
  public final @Nullable String lastUnknownHost;

  /** Epoch milliseconds of the latest of them. */
  public final @Nullable Long unknownHostAtMillis;

  /** Openings that failed because the whole system had no more open files. */
  public final long systemExhaustions;

  /** In the order of first sight, bounded. */
  public final List<LostClass> classes;

  /** Other limits that were hit, each once. */
  public final List<RefusedLimit> refused;

  /** Without other limits. */
  public Aftermath(
      @Nullable Long ranOutAtMillis,
      long unknownHosts,
      @Nullable String lastUnknownHost,
      @Nullable Long unknownHostAtMillis,
      long systemExhaustions,
      List<LostClass> classes) {
    this(
        ranOutAtMillis,
        unknownHosts,
        lastUnknownHost,
        unknownHostAtMillis,
        systemExhaustions,
        classes,
        Collections.<RefusedLimit>emptyList());
  }

  public Aftermath(
      @Nullable Long ranOutAtMillis,
      long unknownHosts,
      @Nullable String lastUnknownHost,
      @Nullable Long unknownHostAtMillis,
      long systemExhaustions,
      List<LostClass> classes,
      List<RefusedLimit> refused) {
    this.ranOutAtMillis = ranOutAtMillis;
    this.unknownHosts = unknownHosts;
    this.lastUnknownHost = lastUnknownHost;
    this.unknownHostAtMillis = unknownHostAtMillis;
    this.systemExhaustions = systemExhaustions;
    this.classes = classes;
    this.refused = refused;
  }
}
