package io.descry.model;

import java.util.Collections;
import java.util.List;

/**
 * Registry and kernel joined at one moment: every descriptor of the process is accounted for.
 * Immutable.
 */
public final class Ledger {

  public final long atMillis;
  public final RegistrySnapshot registry;
  public final KernelSnapshot kernel;

  /** One per kernel number, lowest first. */
  public final List<LedgerRow> rows;

  /** File names of the native libraries loaded; empty where nothing is unknown. */
  public final List<String> libraries;

  private final int[] counts = new int[DescriptorClass.values().length];

  public Ledger(
      long atMillis, RegistrySnapshot registry, KernelSnapshot kernel, List<LedgerRow> rows) {
    this(atMillis, registry, kernel, rows, Collections.<String>emptyList());
  }

  private Ledger(
      long atMillis,
      RegistrySnapshot registry,
      KernelSnapshot kernel,
      List<LedgerRow> rows,
      List<String> libraries) {
    this.atMillis = atMillis;
    this.registry = registry;
    this.kernel = kernel;
    this.rows = rows;
    this.libraries = libraries;
    for (LedgerRow row : rows) {
      counts[row.owner.ordinal()]++;
    }
  }

  /** The same, knowing what native code is loaded. */
  public Ledger withLibraries(List<String> loaded) {
    return new Ledger(atMillis, registry, kernel, rows, loaded);
  }

  /** How many kernel numbers are of this class. */
  public int count(DescriptorClass owner) {
    return counts[owner.ordinal()];
  }
}
