package io.descry.cli.document;

import io.descry.export.text.Figures;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The differences between two reports of one process, a line for each change. Pure. */
public final class Changes {

  private final Document before;
  private final Document after;
  private final List<String> lines = new ArrayList<>();

  private Changes(Document before, Document after) {
    this.before = before;
    this.after = after;
  }

  /** Findings first, then the kernel's count, sites and TCP states; what changed most is first. */
  public static List<String> between(Document before, Document after) {
    Changes changes = new Changes(before, after);
    changes.findings();
    changes.kernel();
    changes.sites();
    changes.states();
    return changes.lines;
  }

  private void findings() {
    for (DocumentFinding finding : after.findings) {
      DocumentFinding earlier = find(before, finding.id);
      if (earlier == null) {
        lines.add("new finding: " + finding.headline() + " [" + finding.id + "]");
      } else if (earlier.certainty != finding.certainty) {
        lines.add("now " + finding.certainty + ", was " + earlier.certainty + ": " + finding.title);
      }
    }
    for (Map.Entry<String, String> entry : after.withdrawn.entrySet()) {
      if (!before.withdrawn.containsKey(entry.getKey())) {
        lines.add("withdrawn: " + entry.getKey() + ": " + entry.getValue());
      }
    }
    for (DocumentFinding finding : before.findings) {
      if (find(after, finding.id) == null && !after.withdrawn.containsKey(finding.id)) {
        lines.add("no longer found: " + finding.headline());
      }
    }
  }

  private static @Nullable DocumentFinding find(Document document, String id) {
    for (DocumentFinding finding : document.findings) {
      if (finding.id.equals(id)) {
        return finding;
      }
    }
    return null;
  }

  private void kernel() {
    if (before.used() != after.used()) {
      String from = Figures.count(before.used());
      lines.add("all: " + from + " -> " + new Headline(after).used());
    }
  }

  private void sites() {
    for (SiteChange change : new Comparison(before, after).sites) {
      DocumentSite site = change.site();
      lines.add(
          Figures.signed(change.delta())
              + " open, now "
              + Figures.count(change.heldAfter())
              + ": "
              + site.kind
              + " at "
              + site.line()
              + " [site "
              + site.fingerprint
              + "]");
    }
  }

  private void states() {
    for (CountChange change :
        CountChange.between(before.connections.states(), after.connections.states())) {
      lines.add(
          change.name + " " + Figures.count(change.before) + " -> " + Figures.count(change.after));
    }
  }
}
