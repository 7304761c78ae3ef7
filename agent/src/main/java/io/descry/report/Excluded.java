package io.descry.report;

import java.util.ArrayList;
import java.util.List;

/** The sites that a file of expected sites excludes: they are in the report, and in no finding. */
public final class Excluded {

  /** The file's name, without its folder. */
  public final String file;

  public final long sites;

  /** Held by these sites, the orphaned ones too. */
  public final long handles;

  /** Those of {@link #handles} that nothing can close any more. */
  public final long orphaned;

  /** Kernel numbers held by these sites. */
  public final long descriptors;

  /** In the order of the file. */
  public final List<ExcludedRule> rules;

  private Excluded(Builder from) {
    file = from.file;
    sites = from.sites;
    handles = from.handles;
    orphaned = from.orphaned;
    descriptors = from.descriptors;
    rules = Copies.of(from.rules);
  }

  /** Collects the fields; {@link #build()} copies them. One thread. */
  public static final class Builder {
    public String file = "";
    public long sites;
    public long handles;
    public long orphaned;
    public long descriptors;
    public List<ExcludedRule> rules = new ArrayList<>();

    public Excluded build() {
      return new Excluded(this);
    }
  }
}
