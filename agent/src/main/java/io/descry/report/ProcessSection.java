package io.descry.report;

import org.jspecify.annotations.Nullable;

/** The watched process. Times in epoch milliseconds. */
public final class ProcessSection {

  public final @Nullable String host;

  /** The container's id, null outside of one. */
  public final @Nullable String container;

  public final long pid;

  /** Null in a JVM without one, or where it cannot be told. */
  public final @Nullable String mainClass;

  public final String javaVersion;
  public final String javaVendor;
  public final long startedAt;
  public final long uptimeMillis;

  private ProcessSection(Builder from) {
    host = from.host;
    container = from.container;
    pid = from.pid;
    mainClass = from.mainClass;
    javaVersion = from.javaVersion;
    javaVendor = from.javaVendor;
    startedAt = from.startedAt;
    uptimeMillis = from.uptimeMillis;
  }

  /** Collects the fields; {@link #build()} copies them. One thread. */
  public static final class Builder {
    public @Nullable String host;
    public @Nullable String container;
    public long pid;
    public @Nullable String mainClass;
    public String javaVersion = "";
    public String javaVendor = "";
    public long startedAt;
    public long uptimeMillis;

    public ProcessSection build() {
      return new ProcessSection(this);
    }
  }
}
