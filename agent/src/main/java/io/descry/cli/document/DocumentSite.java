package io.descry.cli.document;

import io.descry.report.Verdict;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A site of a document: one way through the code to an opening. Immutable. */
public final class DocumentSite {

  /** The same in every JVM that runs this code. */
  public final String fingerprint;

  public final String kind;

  /** From the opening downwards. */
  public final List<String> frames;

  public final @Nullable String applicationFrame;

  /** The frames of who submitted the task; empty when not known. */
  public final List<String> submittedBy;

  /** Handles now, without the orphaned. */
  public final long open;

  /** Handles that nothing can close any more. */
  public final long orphaned;

  /** Handles since the agent tracks. */
  public final long opened;

  /** By the application, not by the collector. */
  public final long closed;

  public final long recoveredByGc;

  /** Whether {@link #opened} and {@link #closed} are extrapolated. */
  public final boolean estimated;

  /** Kernel numbers held now. */
  public final long descriptors;

  public final @Nullable Long oldestAgeMillis;

  public final @Nullable Double netPerMinute;

  public final @Nullable Double openedPerMinute;

  /** What its handles point at, most first. */
  public final Map<String, Long> targets;

  public final Map<String, Long> tcpStates;

  public final Verdict verdict;

  public final String reason;

  DocumentSite(Row row) throws DocumentException {
    fingerprint = row.text("fingerprint");
    kind = row.text("kind");
    frames = row.texts("frames");
    applicationFrame = row.textOrNull("applicationFrame");
    submittedBy = row.texts("submittedBy");
    open = row.count("open");
    orphaned = row.count("orphaned");
    opened = row.count("opened");
    closed = row.count("closed");
    recoveredByGc = row.count("recoveredByGc");
    estimated = row.truth("estimated");
    descriptors = row.count("descriptors");
    oldestAgeMillis = row.countOrNull("oldestAgeMillis");
    netPerMinute = row.rateOrNull("netPerMinute");
    openedPerMinute = row.rateOrNull("openedPerMinute");
    targets = targets(row);
    tcpStates = row.counts("tcpStates");
    verdict = verdict(row.text("verdict"));
    reason = row.text("reason");
  }

  private static Map<String, Long> targets(Row row) throws DocumentException {
    Map<String, Long> targets = new LinkedHashMap<>();
    for (Row target : row.rows("targets")) {
      targets.merge(target.text("target"), target.count("count"), Long::sum);
    }
    return Collections.unmodifiableMap(targets);
  }

  static Verdict verdict(String text) throws DocumentException {
    try {
      return Verdict.valueOf(text.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      throw new DocumentException("the verdict '" + text + "' is none that this version knows");
    }
  }

  /** All handles that are not closed. */
  public long held() {
    return open + orphaned;
  }

  /** The line to look at: the application's, or the opening itself. */
  public String line() {
    if (applicationFrame != null) {
      return applicationFrame;
    }
    return frames.isEmpty() ? "an unknown line" : frames.get(0);
  }
}
