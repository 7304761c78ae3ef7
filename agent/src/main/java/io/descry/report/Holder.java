package io.descry.report;

import io.descry.model.DescriptorClass;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Descriptors that one line opened and that lead to what was asked for. Immutable. */
public final class Holder {

  public final DescriptorClass descriptorClass;

  /** By number. */
  public final List<Integer> fds;

  /** Each path or address once, in the order of {@link #fds}. */
  public final List<String> targets;

  /** Null where no stack is known. */
  public final @Nullable SiteRow site;

  /** The handle that was opened first; null unless tracked. */
  public final @Nullable HandleRow oldest;

  public final Standing standing;

  /** The finding that holds the site, or null. */
  public final @Nullable Finding finding;

  private Holder(Builder from) {
    descriptorClass = from.descriptorClass;
    fds = Copies.of(from.fds);
    targets = Copies.of(from.targets);
    site = from.site;
    oldest = from.oldest;
    standing = from.standing;
    finding = from.finding;
  }

  /** Collects the fields; {@link #build()} copies them. One thread. */
  public static final class Builder {
    public DescriptorClass descriptorClass = DescriptorClass.UNKNOWN;
    public List<Integer> fds = new ArrayList<>();
    public List<String> targets = new ArrayList<>();
    public @Nullable SiteRow site;
    public @Nullable HandleRow oldest;
    public Standing standing = Standing.UNKNOWN;
    public @Nullable Finding finding;

    public Holder build() {
      return new Holder(this);
    }
  }
}
