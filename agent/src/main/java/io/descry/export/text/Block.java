package io.descry.export.text;

import io.descry.report.SiteRow;
import java.util.List;

/** What there is to say about one finding or site, whole or in one line. */
final class Block {

  final List<String> lines;

  /** The first line, and what the others are found by. */
  final String shortForm;

  final List<SiteRow> sites;

  Block(TextLayout page, String reference, List<SiteRow> sites) {
    this.lines = page.lines();
    this.shortForm = page.lines().get(0) + "; " + SafeText.line(reference);
    this.sites = sites;
  }
}
