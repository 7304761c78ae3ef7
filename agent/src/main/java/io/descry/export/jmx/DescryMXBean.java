package io.descry.export.jmx;

import org.jspecify.annotations.Nullable;

/**
 * {@code io.descry:type=Descry}. Attributes are those of the last report, null before the first and
 * where a number cannot be known; operations make a new one.
 */
public interface DescryMXBean {

  /** ISO-8601, UTC. */
  @Nullable String getReportedAt();

  /** The state of the process in one word, such as {@code leak}; {@code ok} when all is well. */
  @Nullable String getState();

  /** Why this state, in a sentence. */
  @Nullable String getStateReason();

  /** The worst certainty among the findings, such as {@code permanent}; {@code none} without. */
  @Nullable String getVerdict();

  /** Findings that checks and tests fail on. */
  @Nullable Long getLeakFindings();

  @Nullable Long getFindings();

  @Nullable Long getKernelDescriptors();

  @Nullable Long getTrackedDescriptors();

  @Nullable Long getUnknownDescriptors();

  @Nullable Long getSoftLimit();

  @Nullable Long getHardLimit();

  @Nullable Long getHeadroom();

  /** By the rate of the last minutes; null while the count is flat or falls. */
  @Nullable Long getMillisToExhaustion();

  /** Handles collected unclosed whose descriptor stays for good. */
  @Nullable Long getOrphaned();

  /** Handles that were closed by the collector, since tracking began. */
  @Nullable Long getRecoveredByGc();

  /** Opens or closes that could not be recorded. */
  @Nullable Long getLostEvents();

  /** A report of now, as text. */
  String reportText();

  /** A report of now, one {@code descry/1} document. */
  String reportJson();

  /**
   * The lines that hold a file, a folder or a port open now, as text.
   *
   * @param pathOrPort an absolute path, or a port such as {@code 8080}
   */
  String holdersOf(String pathOrPort);
}
