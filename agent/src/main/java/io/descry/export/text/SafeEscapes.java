package io.descry.export.text;

import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.CharacterEscapes;
import com.fasterxml.jackson.core.io.SerializedString;
import org.jspecify.annotations.Nullable;

/**
 * Escapes in JSON what a terminal would obey and JSON does not ask to escape: the second set of
 * control characters, marks that turn a line's direction, separators. The text stays the same to a
 * reader of JSON. Immutable; any thread.
 */
public final class SafeEscapes extends CharacterEscapes {

  private static final long serialVersionUID = 1;

  private static final int DELETE = 0x7f;

  private final int[] ascii = standardAsciiEscapesForJSON();

  public SafeEscapes() {
    ascii[DELETE] = ESCAPE_STANDARD;
  }

  @Override
  public int[] getEscapeCodesForAscii() {
    return ascii.clone();
  }

  /** Of characters beyond ASCII; half of a pair is the other half's matter. */
  @Override
  public @Nullable SerializableString getEscapeSequence(int c) {
    if (SafeText.isPrintable(c) || Character.getType(c) == Character.SURROGATE) {
      return null;
    }
    return new SerializedString(SafeText.escaped((char) c));
  }
}
