package io.descry.demo;

import java.util.Locale;

/** Which variant of a service runs. */
enum Side {
  LEAKY,

  /** The half of the fix that people find first; only where there are two leaks. */
  FILES_FIXED,

  FIXED;

  /** As on the command line. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
