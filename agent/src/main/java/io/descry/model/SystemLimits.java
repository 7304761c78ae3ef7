package io.descry.model;

import org.jspecify.annotations.Nullable;

/** Limits of the whole system that a process can run into. Each null if unknown. Immutable. */
public final class SystemLimits {

  public final @Nullable PortRange ports;

  /** Open files in the whole system, from {@code fs.file-nr}. */
  public final @Nullable Long openFiles;

  /** {@code fs.file-max}: beyond it openings fail with ENFILE. Null also where unbounded. */
  public final @Nullable Long maxOpenFiles;

  /** {@code fs.inotify.max_user_instances}: watch services of one user. */
  public final @Nullable Long inotifyInstances;

  /** {@code fs.inotify.max_user_watches}: watched folders of one user. */
  public final @Nullable Long inotifyWatches;

  /**
   * {@code user.max_inotify_instances}: the same of this user namespace. Null before Linux 4.13.
   */
  public final @Nullable Long namespaceInotifyInstances;

  /** {@code user.max_inotify_watches} of this user namespace. */
  public final @Nullable Long namespaceInotifyWatches;

  /** {@code fs.epoll.max_user_watches}: descriptors in the selectors of one user. */
  public final @Nullable Long epollWatches;

  /** Without a user namespace and selectors. */
  public SystemLimits(
      @Nullable PortRange ports,
      @Nullable Long openFiles,
      @Nullable Long maxOpenFiles,
      @Nullable Long inotifyInstances,
      @Nullable Long inotifyWatches) {
    this(ports, openFiles, maxOpenFiles, inotifyInstances, inotifyWatches, null, null, null);
  }

  public SystemLimits(
      @Nullable PortRange ports,
      @Nullable Long openFiles,
      @Nullable Long maxOpenFiles,
      @Nullable Long inotifyInstances,
      @Nullable Long inotifyWatches,
      @Nullable Long namespaceInotifyInstances,
      @Nullable Long namespaceInotifyWatches,
      @Nullable Long epollWatches) {
    this.ports = ports;
    this.openFiles = openFiles;
    this.maxOpenFiles = maxOpenFiles;
    this.inotifyInstances = inotifyInstances;
    this.inotifyWatches = inotifyWatches;
    this.namespaceInotifyInstances = namespaceInotifyInstances;
    this.namespaceInotifyWatches = namespaceInotifyWatches;
    this.epollWatches = epollWatches;
  }
}
