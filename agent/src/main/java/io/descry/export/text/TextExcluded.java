package io.descry.export.text;

import io.descry.report.Excluded;
import io.descry.report.ExcludedRule;
import org.jspecify.annotations.Nullable;

/** One line about what a file of expected sites hides, and one for each rule whose time is over. */
final class TextExcluded {

  private static final int OVER = 3;
  private static final int NAME = 120;

  private TextExcluded() {}

  static void write(@Nullable Excluded excluded, TextLayout page) {
    if (excluded == null) {
      return;
    }
    if (excluded.sites > 0) {
      page.line("DSC-EXCLUDED " + hidden(excluded));
    }
    long over = 0;
    for (ExcludedRule rule : excluded.rules) {
      if (rule.over && over++ < OVER) {
        page.line("DSC-EXCLUDED " + over(excluded.file, rule));
      }
    }
    if (over > OVER) {
      page.line("DSC-EXCLUDED " + Figures.count(over - OVER) + " more rules are over");
    }
  }

  private static String hidden(Excluded excluded) {
    String permanent =
        excluded.orphaned == 0
            ? ""
            : "; " + Figures.count(excluded.orphaned) + " of them nothing can close any more";
    return Figures.count(excluded.sites, "site")
        + " with "
        + Figures.count(excluded.handles, "handle")
        + " and "
        + Figures.count(excluded.descriptors, "descriptor")
        + (excluded.sites == 1 ? " is" : " are")
        + " expected, as "
        + name(excluded.file)
        + " says"
        + permanent;
  }

  private static String over(String file, ExcludedRule rule) {
    String where = name(file) + " line " + rule.line + " (" + name(rule.rule) + ")";
    return where
        + " ended on "
        + rule.until
        + " and hides nothing any more: give it a later day, or remove it";
  }

  private static String name(String text) {
    return SafeText.line(SafeText.withoutSecrets(text), NAME);
  }
}
