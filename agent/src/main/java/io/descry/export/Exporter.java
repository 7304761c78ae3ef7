package io.descry.export;

import io.descry.report.Report;

/** One place that reports go to. One thread at a time. */
public interface Exporter {

  /** The last part of {@code where} in the report's failures, such as {@code file}. */
  String name();

  /** Takes one report; what it throws is counted and stops no other exporter. */
  void export(Report report) throws Exception;

  /**
   * Goes through all of {@link #export} but for the last step, so that every class it needs is
   * initialised early: one that is first initialised with no descriptor left stays broken for the
   * life of the JVM, for the application too.
   */
  void rehearse(Report report) throws Exception;

  void close();
}
