package io.descry.cli.document;

import org.jspecify.annotations.Nullable;

/** The limits of descriptors. Null is unlimited or unknown. Immutable. */
public final class DocumentLimits {

  public final @Nullable Long soft;

  /** Numbers below the soft limit that are free. */
  public final @Nullable Long headroom;

  /** Null when the count does not grow. */
  public final @Nullable Long millisToExhaustion;

  DocumentLimits(Row row) throws DocumentException {
    soft = row.countOrNull("soft");
    headroom = row.countOrNull("headroom");
    millisToExhaustion = row.countOrNull("millisToExhaustion");
  }
}
