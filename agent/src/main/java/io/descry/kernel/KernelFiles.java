package io.descry.kernel;

import io.descry.kernel.proc.ByteSource;
import io.descry.kernel.proc.KeptFile;
import io.descry.kernel.socket.SocketFiles;
import io.descry.model.SocketProtocol;
import java.io.Closeable;
import java.io.File;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The eight files of {@code /proc/self} that stay open, so that a report with no free descriptor is
 * still whole: the five socket tables, since a leak of sockets is told by their states; sockstat,
 * which tells beforehand how long the tables are; the limits, since they can be changed from
 * outside; the status, for how far to look for numbers. One thread at a time.
 */
final class KernelFiles implements SocketFiles, Closeable {

  private static final String[] NAMES = {
    "net/tcp", "net/tcp6", "net/udp", "net/udp6", "net/unix", "net/sockstat", "limits", "status"
  };

  private final String folder;
  private final Map<String, KeptFile> files = new HashMap<String, KeptFile>();
  private boolean closed;

  KernelFiles(String processFolder) {
    folder = processFolder + "/";
  }

  /** Opens those that are not open yet and are there. */
  void open() {
    for (String name : NAMES) {
      KeptFile file = isMissing(name) ? KeptFile.open(folder + name) : null;
      if (file != null) {
        files.put(name, file);
      }
    }
  }

  private boolean isMissing(String name) {
    return !closed && !files.containsKey(name) && new File(folder + name).exists();
  }

  @Override
  public @Nullable ByteSource table(SocketProtocol protocol) {
    return files.get("net/" + protocol);
  }

  @Override
  public @Nullable ByteSource sockStat() {
    return files.get("net/sockstat");
  }

  @Nullable ByteSource limits() {
    return files.get("limits");
  }

  @Nullable ByteSource status() {
    return files.get("status");
  }

  @Override
  public void close() {
    closed = true;
    for (KeptFile file : files.values()) {
      file.close();
    }
    files.clear();
  }
}
