package io.descry.registry.site;

import io.descry.model.Site;
import java.io.DescryTrace;

/** One exact stack, kept once for all handles that opened under it. */
public final class Trace extends DescryTrace {

  private static final long serialVersionUID = 1L;

  public final transient SiteEntry entry;
  final transient Site site;

  /** Whether the JDK opened it for itself: to load a class, to seed a random number. */
  public final boolean byJdk;

  /** Open handles that have this very stack, as counted last. */
  transient long open;

  /** Whether a task, or a thread that was started, opened it: somebody has submitted that. */
  final boolean inTask;

  /** Whether a worker of a thread pool opened it, which runs one task after the other. */
  final boolean inPool;

  Trace(SiteEntry entry, Site site, boolean byJdk) {
    this.byJdk = byJdk;
    this.inTask = Task.isBelow(site.frames);
    this.inPool = Task.isOfPool(site.frames);
    this.entry = entry;
    this.site = site;
  }
}
