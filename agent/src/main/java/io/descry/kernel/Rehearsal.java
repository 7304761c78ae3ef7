package io.descry.kernel;

import io.descry.kernel.proc.ByteSource;
import io.descry.kernel.proc.MissingProc;
import io.descry.kernel.proc.ProcDescriptors;
import io.descry.kernel.socket.SocketFiles;
import io.descry.kernel.socket.SocketTable;
import io.descry.model.KernelDescriptor;
import io.descry.model.Limits;
import io.descry.model.SocketProtocol;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads a made-up text with every sort of row once. A class that is first needed when no descriptor
 * is left cannot be loaded, and stays missing for good: what this process does not show today, it
 * may show then.
 */
final class Rehearsal implements SocketFiles {

  private static final String HEAD =
      "  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout"
          + " inode\n";

  /** One of ours, one in TIME_WAIT and one that is cut. */
  private static final String INET =
      HEAD
          + "   0: 0100007F:0050 0100007F:1F90 01 00000000:00000000 00:00000000 00000000 0 0 7\n"
          + "   1: 0000000000000000FFFF00000100007F:0050 B80D0120000000000000000001000000:1F90 06"
          + " 00000000:00000000 03:00000000 00000000 0 0 0\n"
          + "   2: 0100007F:00";

  private static final String UNIX =
      "Num       RefCount Protocol Flags    Type St Inode Path\n"
          + "0000000000000000: 00000002 00000000 00010000 0001 01 8 /a path\n";

  private final SocketTable table;

  private Rehearsal(SocketTable table) {
    this.table = table;
  }

  /** Goes through the table given and all that a kernel reads without descriptors. */
  static void run(SocketTable table, ProcDescriptors descriptors) {
    new Rehearsal(table).tables();
    descriptors.target(0);
    descriptors.identity(0);
    new Limits(1, 1).headroom(ours());
  }

  @SuppressWarnings("ReturnValueIgnored") // Only the classes that it initialises count.
  private void tables() {
    MissingProc missing = new MissingProc();
    table.read(this, ours(), missing);
    missing.parts();
  }

  private static List<KernelDescriptor> ours() {
    List<KernelDescriptor> ours = new ArrayList<KernelDescriptor>();
    ours.add(new KernelDescriptor(0, "socket:[7]"));
    ours.add(new KernelDescriptor(1, "socket:[8]"));
    return ours;
  }

  @Override
  public @Nullable ByteSource table(SocketProtocol protocol) {
    return new RecordedText(protocol == SocketProtocol.UNIX ? UNIX : INET);
  }

  @Override
  public @Nullable ByteSource sockStat() {
    return new RecordedText("TCP: inuse 1 orphan 0 tw 1\n");
  }

  /** A text in memory. */
  private static final class RecordedText implements ByteSource {

    private final byte[] text;
    private int at;

    RecordedText(String text) {
      this.text = text.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public void rewind() {
      at = 0;
    }

    @Override
    public int read(byte[] buffer, int from, int length) {
      int count = Math.min(length, text.length - at);
      System.arraycopy(text, at, buffer, from, count);
      at += count;
      return count;
    }
  }
}
