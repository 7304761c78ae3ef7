package io.descry.agent;

import io.descry.knowledge.Knowledge;
import io.descry.report.Excluded;
import io.descry.report.ExcludedRule;
import org.jspecify.annotations.Nullable;

/** The lines of {@code status} about the user's files: what they hide, and what is idle in them. */
final class KnowledgeStatus {

  private KnowledgeStatus() {}

  /** Ends in a line break. */
  static String of(Knowledge knowledge, @Nullable Excluded excluded) {
    StringBuilder lines = new StringBuilder();
    lines.append("known library leaks: ").append(knowledge.knownLeaks.rows.size()).append('\n');
    if (excluded != null) {
      addTo(lines, excluded);
    }
    for (String problem : knowledge.problems()) {
      lines.append("  ").append(problem).append('\n');
    }
    return lines.toString();
  }

  private static void addTo(StringBuilder lines, Excluded excluded) {
    lines.append("expected sites: ").append(excluded.file).append(" has ");
    lines.append(excluded.rules.size()).append(" rules and hides ").append(excluded.sites);
    lines.append(" sites with ").append(excluded.descriptors).append(" descriptors\n");
    for (ExcludedRule rule : excluded.rules) {
      String state = rule.over ? "ended on " + rule.until : "matches no site now";
      if (rule.over || rule.sites == 0) {
        lines.append("  line ").append(rule.line).append(" (").append(rule.rule).append("): ");
        lines.append(state).append('\n');
      }
    }
  }
}
