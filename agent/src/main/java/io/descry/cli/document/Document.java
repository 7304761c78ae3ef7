package io.descry.cli.document;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One report, read from its JSON. What no command asks for is not kept. Immutable. */
public final class Document {

  /** The classes of descriptors that add up to {@code kernel}. */
  private static final String[] CLASSES = {"tracked", "preAttach", "jvm", "agent", "unknown"};

  public final DocumentProcess process;

  /** Milliseconds since 1970. */
  public final long atMillis;

  public final String trigger;

  /** From when on opens and closes were counted; milliseconds since 1970. */
  public final long trackedSinceMillis;

  public final DocumentLimits limits;

  /** Descriptors in the kernel's table; null where it cannot be read. */
  public final @Nullable Long kernel;

  /** By class, in the order of the ledger; those that are known. */
  public final Map<String, Long> ledger;

  /** The state of the process in one word, such as {@code leak}. */
  public final String state;

  /** Numbers in use below the limit. */
  public final long usedNow;

  /** Numbers below the limit that are free at the same moment, or null. */
  public final @Nullable Long freeNow;

  /** Descriptors by standing, in the order of the contract. */
  public final Map<String, Long> standings;

  /** Tracked descriptors. */
  public final Map<String, Long> byKind;

  /** By severity, then by descriptors. */
  public final List<DocumentSite> sites;

  /** Worst first. */
  public final List<DocumentFinding> findings;

  /** Findings that proved wrong: the reasons by identifier. */
  public final Map<String, String> withdrawn;

  public final Connections connections;

  private final Map<String, DocumentSite> byFingerprint = new HashMap<>();

  Document(Row root, Connections connections) throws DocumentException {
    process = new DocumentProcess(root.row("process"));
    atMillis = root.time("at");
    trigger = root.text("trigger");
    trackedSinceMillis = root.row("agent").time("trackedSince");
    limits = new DocumentLimits(root.row("limits"));
    kernel = root.row("ledger").countOrNull("kernel");
    ledger = ledger(root.row("ledger"));
    state = root.text("state");
    usedNow = root.row("counts").count("used");
    freeNow = root.row("counts").countOrNull("free");
    standings = root.counts("standings");
    byKind = root.row("ledger").counts("byKind");
    sites = sites(root);
    findings = findings(root);
    withdrawn = withdrawn(root);
    this.connections = connections;
    sites.forEach(site -> byFingerprint.put(site.fingerprint, site));
  }

  private static Map<String, Long> ledger(Row row) throws DocumentException {
    Map<String, Long> ledger = new LinkedHashMap<>();
    for (String name : CLASSES) {
      Long count = row.countOrNull(name);
      if (count != null) {
        ledger.put(name, count);
      }
    }
    return Collections.unmodifiableMap(ledger);
  }

  private static List<DocumentSite> sites(Row root) throws DocumentException {
    List<DocumentSite> sites = new ArrayList<>();
    for (Row site : root.rows("sites")) {
      sites.add(new DocumentSite(site));
    }
    return Collections.unmodifiableList(sites);
  }

  private static List<DocumentFinding> findings(Row root) throws DocumentException {
    List<DocumentFinding> findings = new ArrayList<>();
    for (Row finding : root.rows("findings")) {
      findings.add(new DocumentFinding(finding));
    }
    return Collections.unmodifiableList(findings);
  }

  private static Map<String, String> withdrawn(Row root) throws DocumentException {
    Map<String, String> withdrawn = new LinkedHashMap<>();
    for (Row finding : root.rows("withdrawn")) {
      withdrawn.put(finding.text("id"), finding.text("reason"));
    }
    return Collections.unmodifiableMap(withdrawn);
  }

  /** All descriptors; without the kernel's table at least these. */
  public long used() {
    return kernel != null ? kernel : ledger.getOrDefault("tracked", 0L);
  }

  public @Nullable DocumentSite site(String fingerprint) {
    return byFingerprint.get(fingerprint);
  }
}
