package io.descry.export.jmx;

import io.descry.report.Report;

/** The registered bean, for code that links nothing of {@code java.management}. */
interface JmxRegistration {

  /** Tells listeners what is new in this report, and what is withdrawn. */
  void reported(Report report);

  /** Takes the bean out. */
  void close() throws Exception;
}
