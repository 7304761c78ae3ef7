package io.descry.kernel;

import io.descry.kernel.proc.ByteSource;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** A text of {@code /proc} in memory, handed out in pieces as the kernel does. */
public final class RecordedText implements ByteSource {

  /** A page, less a bit so that lines are cut at odd places. */
  static final int PIECE = 4093;

  private final byte[] text;
  private final int piece;
  private int at;

  public RecordedText(String text) {
    this(text, PIECE);
  }

  public RecordedText(String text, int piece) {
    this.text = text.getBytes(StandardCharsets.UTF_8);
    this.piece = piece;
  }

  public static String resource(String name) {
    try (InputStream in = RecordedText.class.getResourceAsStream(name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void rewind() {
    at = 0;
  }

  @Override
  public int read(byte[] buffer, int from, int length) {
    int count = Math.min(Math.min(length, piece), text.length - at);
    System.arraycopy(text, at, buffer, from, count);
    at += count;
    return count == 0 ? -1 : count;
  }
}
