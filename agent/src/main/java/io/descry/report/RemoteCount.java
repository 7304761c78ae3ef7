package io.descry.report;

/** The number of connections to one remote end. */
public final class RemoteCount {

  /** {@code address:port}. */
  public final String remote;

  public final long count;

  public RemoteCount(String remote, long count) {
    this.remote = remote;
    this.count = count;
  }
}
