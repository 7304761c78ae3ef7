package io.descry.config;

/** How a report is written: to the file, or by a command. */
public enum ReportFormat {
  TEXT,
  JSON
}
