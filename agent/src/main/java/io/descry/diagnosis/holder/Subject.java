package io.descry.diagnosis.holder;

import io.descry.report.DescriptorRow;
import io.descry.report.HandleRow;
import org.jspecify.annotations.Nullable;

/** The path or port whose holders are asked for. Immutable. */
public interface Subject {

  /** The resolved path, or the port. */
  String text();

  /** The port; null for a path. */
  @Nullable Integer port();

  /**
   * Path or address of this descriptor where it leads to the subject, else null.
   *
   * @param handle null unless the descriptor is tracked
   */
  @Nullable String targetOf(DescriptorRow row, @Nullable HandleRow handle);
}
