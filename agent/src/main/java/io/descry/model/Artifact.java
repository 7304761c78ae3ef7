package io.descry.model;

import org.jspecify.annotations.Nullable;

/** A library by name and, where its jar tells, version. Immutable. */
public final class Artifact {

  public final String name;
  public final @Nullable String version;

  public Artifact(String name, @Nullable String version) {
    this.name = name;
    this.version = version;
  }

  @Override
  public String toString() {
    return version == null ? name : name + " " + version;
  }
}
