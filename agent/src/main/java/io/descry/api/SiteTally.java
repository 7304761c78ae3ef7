package io.descry.api;

/** How many handles of a site are open, and how many the collector has closed. Immutable. */
final class SiteTally {

  static final SiteTally NONE = new SiteTally("", 0, 0);

  final String kind;
  final long open;
  final long recovered;

  SiteTally(String kind, long open, long recovered) {
    this.kind = kind;
    this.open = open;
    this.recovered = recovered;
  }
}
