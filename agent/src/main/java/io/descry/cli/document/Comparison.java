package io.descry.cli.document;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The differences between two documents, of one process or of two that run the same code. Pure. */
public final class Comparison {

  private static final double HOUR = 3_600_000;

  public final Document before;
  public final Document after;

  /** Whether both are of one process and of one agent's life: then openings can be subtracted. */
  public final boolean oneCount;

  /** Sites whose held handles differ, what grew most first. */
  public final List<SiteChange> sites;

  public final List<CountChange> kinds;
  public final List<CountChange> remotes;
  public final List<CountChange> states;

  /** Findings of the later document that the earlier one does not have. */
  public final List<DocumentFinding> newFindings;

  /** The other way round. */
  public final List<DocumentFinding> goneFindings;

  public Comparison(Document before, Document after) {
    this.before = before;
    this.after = after;
    oneCount = isOneProcess() && before.trackedSinceMillis == after.trackedSinceMillis;
    sites = sites(before, after, oneCount, hours());
    kinds = CountChange.between(before.byKind, after.byKind);
    remotes = CountChange.between(before.connections.remotes(), after.connections.remotes());
    states = CountChange.between(before.connections.states(), after.connections.states());
    newFindings = onlyIn(after, before);
    goneFindings = onlyIn(before, after);
  }

  public boolean isOneProcess() {
    return before.process.identity().equals(after.process.identity());
  }

  /** From the first report to the second, in milliseconds. */
  public long millis() {
    return after.atMillis - before.atMillis;
  }

  /** Null for two processes, and where no time lies in between. */
  public @Nullable Double hours() {
    return isOneProcess() && millis() > 0 ? Double.valueOf(millis() / HOUR) : null;
  }

  /** Of all descriptors. */
  public long delta() {
    return after.used() - before.used();
  }

  private static List<SiteChange> sites(
      Document before, Document after, boolean oneCount, @Nullable Double hours) {
    Set<String> fingerprints = new LinkedHashSet<>();
    after.sites.forEach(site -> fingerprints.add(site.fingerprint));
    before.sites.forEach(site -> fingerprints.add(site.fingerprint));
    List<SiteChange> changes = new ArrayList<>();
    for (String print : fingerprints) {
      SiteChange change = new SiteChange(before.site(print), after.site(print), oneCount, hours);
      if (change.delta() != 0) {
        changes.add(change);
      }
    }
    changes.sort((a, b) -> Long.compare(b.delta(), a.delta()));
    return Collections.unmodifiableList(changes);
  }

  private static List<DocumentFinding> onlyIn(Document document, Document other) {
    List<DocumentFinding> only = new ArrayList<>();
    for (DocumentFinding finding : document.findings) {
      if (other.findings.stream().noneMatch(f -> Objects.equals(f.id, finding.id))) {
        only.add(finding);
      }
    }
    return Collections.unmodifiableList(only);
  }
}
