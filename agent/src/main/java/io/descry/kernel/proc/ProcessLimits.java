package io.descry.kernel.proc;

import io.descry.model.Limits;
import org.jspecify.annotations.Nullable;

/** Reads the limits of descriptors from {@code /proc/PID/limits}. */
public final class ProcessLimits implements LineSink {

  private final Fields fields = new Fields();
  private @Nullable Limits limits;

  /** Those of the process, or null if the text has none. */
  public static @Nullable Limits read(LineReader reader, ByteSource source) {
    ProcessLimits sink = new ProcessLimits();
    reader.read(source, sink);
    return sink.limits;
  }

  /** Those of the process whose folder this is, or null if they cannot be read. */
  public static @Nullable Limits read(LineReader reader, String processFolder) {
    KeptFile file = KeptFile.open(processFolder + "/limits");
    if (file == null) {
      return null;
    }
    try {
      return read(reader, file);
    } finally {
      file.close();
    }
  }

  @Override
  public boolean line(byte[] buffer, int from, int to) {
    fields.over(buffer, from, to);
    boolean found = next("Max") && next("open") && next("files");
    if (found) {
      long soft = limit();
      long hard = limit();
      limits = fields.isBroken() ? null : new Limits(soft, hard);
    }
    return !found;
  }

  private boolean next(String word) {
    return fields.next() && fields.is(word);
  }

  /** A number too long for a count is what a 64-bit "infinity" looks like. */
  private long limit() {
    fields.next();
    boolean endless = fields.is("unlimited") || fields.end - fields.begin > 18;
    return endless ? Limits.UNLIMITED : fields.decimal();
  }
}
