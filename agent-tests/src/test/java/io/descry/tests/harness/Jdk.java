package io.descry.tests.harness;

import java.nio.file.Path;

/** One installed JDK: its feature version (8, 11, …) and its home folder. */
public record Jdk(int feature, Path home) {

  public Path java() {
    return home.resolve("bin").resolve("java");
  }

  @Override
  public String toString() {
    return "JDK " + feature;
  }
}
