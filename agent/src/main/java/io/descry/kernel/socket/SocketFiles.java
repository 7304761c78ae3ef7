package io.descry.kernel.socket;

import io.descry.kernel.proc.ByteSource;
import io.descry.model.SocketProtocol;
import org.jspecify.annotations.Nullable;

/** The source that {@link SocketTable} reads: the kept files, or recorded texts. */
public interface SocketFiles {

  /** The table, or null if there is none. */
  @Nullable ByteSource table(SocketProtocol protocol);

  /** The statistics with the number in TIME_WAIT, or null. */
  @Nullable ByteSource sockStat();
}
