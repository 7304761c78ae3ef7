package io.descry.instrument.cache;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;

/**
 * The cache's one file for a build of the agent and a JVM: who it is for, the classes, and a
 * checksum over all of it. Pure.
 */
public final class CacheFile {

  private static final int MAGIC = 0xDE5C_0001;
  private static final int CHECKSUM_BYTES = 8;

  /** One class: the bytes that came in, what was woven from them, and which hooks are in it. */
  public static final class Entry {
    final String name;
    final byte[] original;
    public final byte[] woven;

    /** The hooks that found their method, by their place among those of the class. */
    public final int[] applied;

    Entry(String name, byte[] original, byte[] woven, int[] applied) {
      this.name = name;
      this.original = original;
      this.woven = woven;
      this.applied = applied;
    }
  }

  private CacheFile() {}

  static byte[] write(String owner, List<Entry> entries) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(1 << 20);
    DataOutputStream out = new DataOutputStream(bytes);
    out.writeInt(MAGIC);
    out.writeUTF(owner);
    out.writeInt(entries.size());
    for (Entry entry : entries) {
      write(entry, out);
    }
    out.writeLong(checksum(bytes.toByteArray(), bytes.size()));
    return bytes.toByteArray();
  }

  private static void write(Entry entry, DataOutputStream out) throws IOException {
    out.writeUTF(entry.name);
    out.writeByte(entry.applied.length);
    for (int index : entry.applied) {
      out.writeByte(index);
    }
    write(entry.original, out);
    write(entry.woven, out);
  }

  private static void write(byte[] bytes, DataOutputStream out) throws IOException {
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  /**
   * The classes, of this owner only.
   *
   * @throws IOException if the file is not whole, or is another owner's
   */
  static List<Entry> read(String owner, byte[] file) throws IOException {
    int length = file.length - CHECKSUM_BYTES;
    if (length <= 0 || checksum(file, length) != storedChecksum(file, length)) {
      throw new IOException("it is damaged");
    }
    DataInputStream in = new DataInputStream(new ByteArrayInputStream(file, 0, length));
    if (in.readInt() != MAGIC || !in.readUTF().equals(owner)) {
      throw new IOException("it is of another build of Descry, or of another JVM");
    }
    List<Entry> entries = new ArrayList<>();
    for (int left = in.readInt(); left > 0; left--) {
      entries.add(readEntry(in));
    }
    return entries;
  }

  private static long storedChecksum(byte[] file, int at) throws IOException {
    return new DataInputStream(new ByteArrayInputStream(file, at, CHECKSUM_BYTES)).readLong();
  }

  private static Entry readEntry(DataInputStream in) throws IOException {
    String name = in.readUTF();
    int[] applied = new int[in.readUnsignedByte()];
    for (int i = 0; i < applied.length; i++) {
      applied[i] = in.readUnsignedByte();
    }
    return new Entry(name, readBytes(in), readBytes(in), applied);
  }

  private static byte[] readBytes(DataInputStream in) throws IOException {
    int length = in.readInt();
    if (length < 0 || length > in.available()) {
      throw new IOException("it is damaged");
    }
    byte[] bytes = new byte[length];
    in.readFully(bytes);
    return bytes;
  }

  private static long checksum(byte[] bytes, int length) {
    CRC32 sum = new CRC32();
    sum.update(bytes, 0, length);
    return sum.getValue();
  }
}
