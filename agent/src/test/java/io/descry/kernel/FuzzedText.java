package io.descry.kernel;

import io.descry.kernel.proc.ByteSource;

/** Bytes handed out in pieces of a size that they choose themselves. */
final class FuzzedText implements ByteSource {

  private final byte[] bytes;
  private final int piece;
  private int at;

  FuzzedText(byte[] bytes) {
    this.bytes = bytes;
    this.piece = bytes.length == 0 ? 1 : 1 + (bytes[bytes.length - 1] & 0xFF) * 33;
  }

  @Override
  public void rewind() {
    at = 0;
  }

  @Override
  public int read(byte[] buffer, int from, int length) {
    int count = Math.min(Math.min(length, piece), bytes.length - at);
    System.arraycopy(bytes, at, buffer, from, count);
    at += count;
    return count == 0 ? -1 : count;
  }
}
