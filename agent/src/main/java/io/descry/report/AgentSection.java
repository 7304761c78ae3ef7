package io.descry.report;

import io.descry.model.HandleKind;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The agent itself: what it sees, what it missed and what it costs. Times in epoch milliseconds.
 */
public final class AgentSection {

  public final String version;
  public final long startedAt;

  /** From when on opens and closes were counted. */
  public final long trackedSince;

  public final Mode mode;

  /** Opens or closes that could not be recorded. */
  public final long lostEvents;

  /** Handles whose descriptor was closed where no hook saw it; they count as closed. */
  public final long missedCloses;

  /** Open handles without a stack. */
  public final Map<HandleKind, Long> unsampledOpen;

  /** Stacks of sites that had no room in the table: they stand at one site of their kind. */
  public final long mergedStacks;

  /** Since when the agent keeps to counts, as it cost too much; null when it does not. */
  public final @Nullable Long restrainedSince;

  /** How often it has come to that. */
  public final long restraints;

  /** CPU time of the agent's threads; null when the JVM cannot tell. */
  public final @Nullable Long cpuMillis;

  /** An estimate of the heap that the registry holds. */
  public final @Nullable Long heapBytes;

  public final List<Failure> failures;
  public final List<HookState> hooks;

  private AgentSection(Builder from) {
    version = from.version;
    startedAt = from.startedAt;
    trackedSince = from.trackedSince;
    mode = from.mode;
    lostEvents = from.lostEvents;
    missedCloses = from.missedCloses;
    unsampledOpen = Copies.byKind(from.unsampledOpen);
    mergedStacks = from.mergedStacks;
    restrainedSince = from.restrainedSince;
    restraints = from.restraints;
    cpuMillis = from.cpuMillis;
    heapBytes = from.heapBytes;
    failures = Copies.of(from.failures);
    hooks = Copies.of(from.hooks);
  }

  /** The same with these failures after its own. */
  public AgentSection with(List<Failure> more) {
    if (more.isEmpty()) {
      return this;
    }
    Builder copy = new Builder();
    copy.version = version;
    copy.startedAt = startedAt;
    copy.trackedSince = trackedSince;
    copy.mode = mode;
    copy.lostEvents = lostEvents;
    copy.missedCloses = missedCloses;
    copy.unsampledOpen = unsampledOpen;
    copy.cpuMillis = cpuMillis;
    copy.heapBytes = heapBytes;
    copy.failures.addAll(failures);
    copy.failures.addAll(more);
    copy.hooks = hooks;
    return copy.build();
  }

  /** Collects the fields; {@link #build()} copies them. One thread. */
  public static final class Builder {
    public String version = "";
    public long startedAt;
    public long trackedSince;
    public Mode mode = Mode.PREMAIN;
    public long lostEvents;
    public long missedCloses;
    public Map<HandleKind, Long> unsampledOpen = new EnumMap<>(HandleKind.class);
    public long mergedStacks;
    public @Nullable Long restrainedSince;
    public long restraints;
    public @Nullable Long cpuMillis;
    public @Nullable Long heapBytes;
    public List<Failure> failures = new ArrayList<>();
    public List<HookState> hooks = new ArrayList<>();

    public AgentSection build() {
      return new AgentSection(this);
    }
  }
}
