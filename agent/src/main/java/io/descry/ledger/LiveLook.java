package io.descry.ledger;

import org.jspecify.annotations.Nullable;

/** A second look at one number, for what opened or closed while the lists were taken. */
public interface LiveLook {

  /** The kernel's link now, or null where the number is not open. */
  @Nullable String link(int number);

  /** Whether the registry has a handle at this number now. */
  boolean holds(int number);

  /** Whether it still has the handle of this id there. */
  boolean holds(int number, long id);

  /** How many processes are being started: each has pipes then that no object holds yet. */
  int startingProcesses();

  /**
   * Forgets this handle at this number: the kernel has not had it twice. Another handle that stands
   * there by now stays.
   */
  void dropStale(int number, long id);
}
