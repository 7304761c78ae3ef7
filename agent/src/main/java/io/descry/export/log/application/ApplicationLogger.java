package io.descry.export.log.application;

import io.descry.export.log.sink.LogEvent;

/** One logger {@code io.descry} of the application, held weakly. Every call may run its code. */
public interface ApplicationLogger {

  /** Whether its class loader was collected or its logging was shut down. */
  boolean isGone();

  /** Whether warnings would come out: not yet, while Spring Boot prepares its logging. */
  boolean isLoud() throws Throwable;

  /** Whether a better one may still come: {@code java.util.logging} also starts by accident. */
  boolean isLastResort();

  void write(LogEvent event) throws Throwable;
}
