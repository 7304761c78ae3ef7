package io.descry.kernel;

import io.descry.kernel.proc.Columns;
import io.descry.kernel.proc.Fields;
import io.descry.kernel.proc.LineSink;
import io.descry.kernel.socket.InetRows;

/**
 * A part of {@link InetRows} with one bug planted: the colon of the queues is looked for beyond the
 * end of its field, and of the line, and of the buffer. Held against the fuzzer, which must find
 * it.
 */
final class MutantRows implements LineSink {

  private final Fields fields = new Fields();
  private boolean headRead;

  @Override
  public boolean line(byte[] buffer, int from, int to) {
    fields.over(buffer, from, to);
    if (!headRead) {
      headRead = true;
      return Columns.areInet(fields);
    }
    fields.skip(5);
    return fields.isBroken() || fields.hex(fields.begin, colon(buffer)) >= 0;
  }

  private int colon(byte[] buffer) {
    int i = fields.begin;
    while (buffer[i] != ':') {
      i++;
    }
    return i;
  }
}
