package io.descry.export;

import io.descry.report.Report;

/** Turns a report into text. Pure: no clock, no I/O, no descriptor; any thread. */
public interface Renderer {

  /** The whole text, ending in a line break. */
  String render(Report report);
}
