package io.descry.model;

import org.jspecify.annotations.Nullable;

/** A JVM on this machine, as seen from outside. Immutable. */
public final class JvmProcess {

  public final int pid;

  /** Main class, jar or module as it was given; the program's name where Java was not the start. */
  public final String mainClass;

  /** Effective user, or -1 if unknown. */
  public final int uid;

  /** How many descriptors it has, or null where this user may not know. */
  public final @Nullable Integer descriptors;

  public final @Nullable Limits limits;

  public JvmProcess(
      int pid, String mainClass, int uid, @Nullable Integer descriptors, @Nullable Limits limits) {
    this.pid = pid;
    this.mainClass = mainClass;
    this.uid = uid;
    this.descriptors = descriptors;
    this.limits = limits;
  }

  @Override
  public String toString() {
    return pid + " " + mainClass;
  }
}
