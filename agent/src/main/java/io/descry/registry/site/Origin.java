package io.descry.registry.site;

import io.descry.model.Artifact;
import org.jspecify.annotations.Nullable;

/** Whose code a class is, and how that was decided. Immutable. */
final class Origin {

  /** From sure to unsure; a stack's application frame is its first of the surest rank it has. */
  enum Rank {
    APPLICATION,
    /** In the main jar, but of another package: the application's, or shaded into it. */
    MAIN_JAR,
    LIBRARY,
    JDK
  }

  final Rank rank;
  final String decidedBy;
  final @Nullable Artifact artifact;

  Origin(Rank rank, String decidedBy, @Nullable Artifact artifact) {
    this.rank = rank;
    this.decidedBy = decidedBy;
    this.artifact = artifact;
  }
}
