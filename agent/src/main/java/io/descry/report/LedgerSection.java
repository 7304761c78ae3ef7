package io.descry.report;

import io.descry.model.HandleKind;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Every kernel descriptor, accounted for: the five counts add up to the first. Null where the
 * kernel's table cannot be read.
 */
public final class LedgerSection {

  public final @Nullable Long kernel;
  public final long tracked;

  /** Open before the agent watched. */
  public final @Nullable Long preAttach;

  public final @Nullable Long jvm;
  public final @Nullable Long agent;
  public final @Nullable Long unknown;

  /** The tracked ones. */
  public final Map<HandleKind, Long> byKind;

  private LedgerSection(Builder from) {
    kernel = from.kernel;
    tracked = from.tracked;
    preAttach = from.preAttach;
    jvm = from.jvm;
    agent = from.agent;
    unknown = from.unknown;
    byKind = Copies.byKind(from.byKind);
  }

  /** Collects the fields; {@link #build()} copies them. One thread. */
  public static final class Builder {
    public @Nullable Long kernel;
    public long tracked;
    public @Nullable Long preAttach;
    public @Nullable Long jvm;
    public @Nullable Long agent;
    public @Nullable Long unknown;
    public Map<HandleKind, Long> byKind = new EnumMap<>(HandleKind.class);

    public LedgerSection build() {
      return new LedgerSection(this);
    }
  }
}
