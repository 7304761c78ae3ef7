package io.descry.report;

/** How many connections go to one remote address. */
public final class RemoteCount {

  /** {@code address:port}. */
  public final String remote;

  public final long count;

  public RemoteCount(String remote, long count) {
    this.remote = remote;
    this.count = count;
  }
}
