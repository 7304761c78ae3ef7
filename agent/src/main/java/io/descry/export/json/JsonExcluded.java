package io.descry.export.json;

import io.descry.report.Excluded;
import io.descry.report.ExcludedRule;
import java.io.IOException;

/** The fields about expected sites, in the order of the contract. */
final class JsonExcluded {

  private JsonExcluded() {}

  static void section(Excluded excluded, JsonOut out) throws IOException {
    out.text("file", excluded.file);
    out.number("sites", excluded.sites);
    out.number("handles", excluded.handles);
    out.number("orphaned", excluded.orphaned);
    out.number("descriptors", excluded.descriptors);
    out.rows("rules", excluded.rules, JsonExcluded::rule);
  }

  private static void rule(ExcludedRule rule, JsonOut out) throws IOException {
    out.number("line", rule.line);
    out.text("rule", rule.rule);
    out.text("reason", rule.reason);
    out.text("until", rule.until);
    out.truth("over", rule.over);
    out.number("sites", rule.sites);
  }
}
