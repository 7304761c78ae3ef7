package io.descry.export.log.sink;

/** The receiver of log events. One thread at a time. */
public interface LogSink {

  /** Writes the event; false when it is too early to tell where to: the caller keeps it. */
  boolean accept(LogEvent event) throws Exception;

  /** Initialises all that a write needs, and writes nothing. */
  void rehearse() throws Exception;
}
