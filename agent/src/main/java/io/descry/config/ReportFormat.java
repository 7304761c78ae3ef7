package io.descry.config;

/** The format of a report in the file, or of a command. */
public enum ReportFormat {
  TEXT,
  JSON
}
