package io.descry.config;

/** How a report is written to the file. */
public enum ReportFormat {
  TEXT,
  JSON
}
