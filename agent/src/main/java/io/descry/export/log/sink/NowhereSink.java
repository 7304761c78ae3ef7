package io.descry.export.log.sink;

/** {@code log=none}. */
public final class NowhereSink implements LogSink {

  @Override
  public boolean accept(LogEvent event) {
    return true;
  }

  @Override
  public void rehearse() {}
}
