package io.descry.report;

import org.jspecify.annotations.Nullable;

/** The artifact that a frame's class came from. */
public final class Library {

  public final String artifact;
  public final @Nullable String version;

  public Library(String artifact, @Nullable String version) {
    this.artifact = artifact;
    this.version = version;
  }
}
