package io.descry.report;

import org.jspecify.annotations.Nullable;

/** Limits of the whole system, which a process can run into too. Null is unknown or unbounded. */
public final class SystemSection {

  /** Nothing is known. */
  public static final SystemSection UNKNOWN = new SystemSection(null, null, null, null);

  /** Open files of all processes, {@code fs.file-nr}. */
  public final @Nullable Long openFiles;

  /** {@code fs.file-max}. */
  public final @Nullable Long maxOpenFiles;

  /** {@code fs.inotify.max_user_instances}. */
  public final @Nullable Long inotifyInstances;

  /** {@code fs.inotify.max_user_watches}. */
  public final @Nullable Long inotifyWatches;

  public SystemSection(
      @Nullable Long openFiles,
      @Nullable Long maxOpenFiles,
      @Nullable Long inotifyInstances,
      @Nullable Long inotifyWatches) {
    this.openFiles = openFiles;
    this.maxOpenFiles = maxOpenFiles;
    this.inotifyInstances = inotifyInstances;
    this.inotifyWatches = inotifyWatches;
  }
}
