package io.descry.diagnosis.growth;

/** One completed window of a site's open count. Immutable; times in epoch milliseconds. */
final class Window {

  final long startMillis;
  final long endMillis;

  /** The lowest open count in it: load peaks cancel. */
  final long floor;

  /** The highest. */
  final long ceiling;

  /** Handles opened since tracking began, at its end. */
  final long opened;

  Window(long startMillis, long endMillis, long floor, long ceiling, long opened) {
    this.startMillis = startMillis;
    this.endMillis = endMillis;
    this.floor = floor;
    this.ceiling = ceiling;
    this.opened = opened;
  }
}
