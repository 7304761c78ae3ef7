package io.descry.model;

import org.jspecify.annotations.Nullable;

/** Something that the kernel did not tell at this reading. Immutable. */
public final class MissingPart {

  /** Which file of {@code /proc} or which part of it, such as {@code net/tcp6}. */
  public final String part;

  public final MissingReason reason;

  /** How often, such as the number of rows. */
  public final int count;

  public MissingPart(String part, MissingReason reason, int count) {
    this.part = part;
    this.reason = reason;
    this.count = count;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof MissingPart && other.toString().equals(toString());
  }

  @Override
  public int hashCode() {
    return toString().hashCode();
  }

  /** Such as {@code net/tcp6: rows cut or malformed (3)}. */
  @Override
  public String toString() {
    return part + ": " + reason + (count == 1 ? "" : " (" + count + ")");
  }
}
