package io.descry.config;

/** The form in which a recording names classes, files and hosts. */
public enum RecordNames {
  PLAIN,
  /** A hash of each name: for a file that leaves the house. */
  HASH
}
