package io.descry.cli.document;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Reports of many processes, added up by fingerprint. Of one process the latest counts. Pure. */
public final class Merge {

  private final Map<String, Document> documents = new LinkedHashMap<>();
  private int older;

  public Merge(Collection<Document> reports) {
    reports.forEach(this::add);
  }

  private void add(Document document) {
    Document other = documents.get(document.process.identity());
    older += other == null ? 0 : 1;
    if (other == null || other.atMillis <= document.atMillis) {
      documents.put(document.process.identity(), document);
    }
  }

  /** One for each process. */
  public List<Document> documents() {
    return new ArrayList<>(documents.values());
  }

  /** Reports left out because a later one of the same process is there. */
  public int older() {
    return older;
  }

  public long descriptors() {
    return documents.values().stream().mapToLong(Document::used).sum();
  }

  /** Tracked descriptors. */
  public Map<String, Long> byKind() {
    Map<String, Long> sum = new TreeMap<>();
    for (Document document : documents.values()) {
      document.byKind.forEach((kind, count) -> sum.merge(kind, count, Long::sum));
    }
    return sum;
  }

  /** Worst first, then by handles held. */
  public List<MergedSite> sites() {
    Map<String, MergedSite> sites = new LinkedHashMap<>();
    for (Document document : documents.values()) {
      for (DocumentSite site : document.sites) {
        MergedSite merged = sites.get(site.fingerprint);
        if (merged == null) {
          sites.put(site.fingerprint, new MergedSite(site, document.process.name()));
        } else {
          merged.add(site, document.process.name());
        }
      }
    }
    List<MergedSite> sorted = new ArrayList<>(sites.values());
    sorted.sort(
        Comparator.comparing(MergedSite::worst)
            .thenComparing(Comparator.comparingLong(MergedSite::held).reversed()));
    return sorted;
  }

  /** Surest first, then those that most processes have. */
  public List<MergedFinding> findings() {
    Map<String, MergedFinding> findings = new LinkedHashMap<>();
    for (Document document : documents.values()) {
      for (DocumentFinding finding : document.findings) {
        findings
            .computeIfAbsent(finding.id, id -> new MergedFinding(finding))
            .add(finding, document.process.name());
      }
    }
    List<MergedFinding> sorted = new ArrayList<>(findings.values());
    sorted.sort(
        Comparator.<MergedFinding, Integer>comparing(f -> f.surest().certainty.ordinal())
            .thenComparing(f -> -f.processes().size()));
    return sorted;
  }
}
