package io.descry.report;

import io.descry.model.DescriptorClass;
import io.descry.model.TargetKind;
import org.jspecify.annotations.Nullable;

/** Descriptors without a line, open before the attach or unknown, that lead to the same. */
public final class UntrackedGroup {

  /** Field {@code class} in JSON: before the attach, or unknown. */
  public final DescriptorClass descriptorClass;

  public final TargetKind kind;

  /** A file or its folder, a remote end, an object's name; null for the groups left out. */
  public final @Nullable String target;

  public final @Nullable String tcpState;
  public final long count;

  /** Who may have opened them, for unknown ones; null where nothing hints at it. */
  public final @Nullable String likelySource;

  public UntrackedGroup(
      DescriptorClass descriptorClass,
      TargetKind kind,
      @Nullable String target,
      @Nullable String tcpState,
      long count,
      @Nullable String likelySource) {
    this.descriptorClass = descriptorClass;
    this.kind = kind;
    this.target = target;
    this.tcpState = tcpState;
    this.count = count;
    this.likelySource = likelySource;
  }
}
