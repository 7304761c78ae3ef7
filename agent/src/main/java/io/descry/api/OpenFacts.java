package io.descry.api;

import org.jspecify.annotations.Nullable;

/** What the agent tells of one handle, its site apart. Immutable. */
final class OpenFacts {

  final long id;
  final String kind;
  final String numbers;
  final long threadId;
  final String threadName;
  final boolean orphaned;
  final String fingerprint;
  final @Nullable String target;
  final @Nullable String remote;
  final @Nullable String expected;

  OpenFacts(String[] fields) {
    this.id = Long.parseLong(fields[1]);
    this.kind = fields[2];
    this.numbers = fields[3];
    this.threadId = Long.parseLong(fields[4]);
    this.threadName = fields[5];
    this.orphaned = Boolean.parseBoolean(fields[6]);
    this.fingerprint = fields[7];
    this.target = orNull(fields[8]);
    this.remote = orNull(fields[9]);
    this.expected = orNull(fields[10]);
  }

  /** Of one that is gone, known by its site alone. */
  static OpenFacts ofSite(String fingerprint, String kind) {
    return new OpenFacts(
        new String[] {"open", "0", kind, "", "0", "", "false", fingerprint, "", "", ""});
  }

  private static @Nullable String orNull(String field) {
    return field.isEmpty() ? null : field;
  }
}
