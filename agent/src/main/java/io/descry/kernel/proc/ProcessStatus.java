package io.descry.kernel.proc;

/** Reads the size of the descriptor table and the user from {@code /proc/PID/status}. */
public final class ProcessStatus implements LineSink {

  private final Fields fields = new Fields();
  private int tableSize = -1;
  private int uid = -1;

  /** What the source says; fields that are not there stay -1. */
  public static ProcessStatus read(LineReader reader, ByteSource source) {
    ProcessStatus status = new ProcessStatus();
    reader.read(source, status);
    return status;
  }

  @Override
  public boolean line(byte[] buffer, int from, int to) {
    fields.over(buffer, from, to).next();
    if (fields.is("Uid:")) {
      fields.skip(2); // real, effective
      uid = value();
    } else if (fields.is("FDSize:")) {
      fields.next();
      tableSize = value();
    }
    return tableSize < 0 || uid < 0;
  }

  private int value() {
    long value = fields.decimal();
    return fields.isBroken() || value > Integer.MAX_VALUE ? -1 : (int) value;
  }

  /** Numbers that the kernel has room for: no open one is as high; or -1. */
  public int tableSize() {
    return tableSize;
  }

  /** The effective user, or -1. */
  public int uid() {
    return uid;
  }
}
