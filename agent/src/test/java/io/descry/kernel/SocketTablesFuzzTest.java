package io.descry.kernel;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.descry.fuzz.Bounds;
import io.descry.model.Endpoint;
import io.descry.model.SocketEntry;
import io.descry.model.SocketProtocol;
import io.descry.model.Sockets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;

/**
 * Socket tables and sockstat of any bytes: no exception, memory for the wanted rows alone, ports
 * that can be ports. The first byte chooses the table.
 */
@Tag("fuzz")
class SocketTablesFuzzTest {

  private static final long[] INODES = {18, 1045, 2001, 3002, 4001, 5001};

  @FuzzTest(maxDuration = "10m")
  void any_table(byte[] bytes) {
    RecordedTables tables = tables(bytes);

    Sockets sockets = Bounds.within(bytes.length, 64, () -> tables.read(INODES));

    Bounds.holds(sockets.byInode.size() <= INODES.length, "wanted rows only");
    Bounds.holds(tables.missing.parts().size() <= 64, "few missing parts");
    for (SocketEntry entry : sockets.byInode.values()) {
      hasPort(entry.local);
      hasPort(entry.remote);
    }
    sockets.timeWaits.remotes.forEach(remote -> Bounds.holds(remote.count > 0, "a count"));
  }

  private static RecordedTables tables(byte[] bytes) {
    int which = bytes.length == 0 ? 0 : bytes[0] & 7;
    FuzzedText text =
        new FuzzedText(Arrays.copyOfRange(bytes, Math.min(1, bytes.length), bytes.length));
    SocketProtocol[] protocols = SocketProtocol.values();
    return which < protocols.length
        ? new RecordedTables().with(protocols[which], text)
        : new RecordedTables().withSockStat(text);
  }

  private static void hasPort(@Nullable Endpoint end) {
    Bounds.holds(end == null || (end.port >= 0 && end.port <= 65_535), "a port");
  }
}
