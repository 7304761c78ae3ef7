package io.descry.kernel;

import io.descry.kernel.proc.ProcDescriptors;
import io.descry.model.DeletedFile;
import io.descry.model.Endpoint;
import io.descry.model.FileIdentity;
import io.descry.model.Inspection;
import io.descry.model.KernelDescriptor;
import io.descry.model.RemoteStates;
import io.descry.model.SocketEntry;
import io.descry.model.SocketProtocol;
import io.descry.model.Sockets;
import io.descry.model.TargetKind;
import io.descry.model.TcpState;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Counts another process's descriptors by what they are. */
final class InspectedDescriptors {

  /** Remote ends and folders that are told. */
  private static final int MOST = 10;

  private final ProcDescriptors descriptors;
  private final Sockets sockets;
  private final Map<String, Long> kinds = new TreeMap<>();
  private final Map<String, Long> folders = new TreeMap<>();
  private final Map<TcpState, Long> states = new EnumMap<>(TcpState.class);
  private final Map<Endpoint, Map<TcpState, Long>> remotes = new HashMap<>();
  private final Map<Object, DeletedFile> deleted = new LinkedHashMap<>();

  InspectedDescriptors(ProcDescriptors descriptors, Sockets sockets) {
    this.descriptors = descriptors;
    this.sockets = sockets;
  }

  void addTo(Inspection.Builder inspection, List<KernelDescriptor> found) {
    for (KernelDescriptor descriptor : found) {
      add(descriptor);
    }
    inspection.kinds = mostFirst(kinds, Integer.MAX_VALUE);
    inspection.folders = mostFirst(folders, MOST);
    inspection.tcpStates = states;
    inspection.remotes = remotes();
    inspection.deleted = new ArrayList<>(deleted.values());
    inspection.deleted.sort(Comparator.comparingLong((DeletedFile file) -> -bytes(file)));
  }

  private void add(KernelDescriptor descriptor) {
    if (descriptor.kind == TargetKind.SOCKET) {
      addSocket(sockets.byInode.get(descriptor.inode));
    } else if (descriptor.kind == TargetKind.FILE) {
      addFile(descriptor);
    } else {
      boolean named = descriptor.kind == TargetKind.ANONYMOUS;
      String kind = named ? anonymous(descriptor.target) : descriptor.kind.toString();
      kinds.merge(kind, 1L, Long::sum);
    }
  }

  private void addSocket(@Nullable SocketEntry socket) {
    if (socket == null) {
      kinds.merge("socket in no table", 1L, Long::sum);
      return;
    }
    String protocol = socket.protocol.toString();
    kinds.merge(
        socket.protocol == SocketProtocol.UNIX ? protocol : protocol.substring(0, 3),
        1L,
        Long::sum);
    if (socket.state != null) {
      states.merge(socket.state, 1L, Long::sum);
      if (socket.remote != null) {
        Map<TcpState, Long> counts =
            remotes.computeIfAbsent(socket.remote, remote -> new EnumMap<>(TcpState.class));
        counts.merge(socket.state, 1L, Long::sum);
      }
    }
  }

  private void addFile(KernelDescriptor descriptor) {
    boolean directory = descriptors.isDirectory(descriptor.number);
    String path = descriptor.path();
    String folder = directory ? path + "/" : path.substring(0, path.lastIndexOf('/') + 1);
    kinds.merge(directory ? "directory" : "file", 1L, Long::sum);
    folders.merge(folder, 1L, Long::sum);
    if (descriptor.saysDeleted()) {
      addDeleted(descriptor);
    }
  }

  /** Of {@code anon_inode:[timerfd]} or {@code anon_inode:dma-buf} the name. */
  private static String anonymous(String target) {
    String name = target.substring(target.indexOf(':') + 1);
    boolean bracketed = name.startsWith("[") && name.endsWith("]");
    return bracketed ? name.substring(1, name.length() - 1) : name;
  }

  /** One file counts once, however many descriptors lead to it; one with a name is none. */
  private void addDeleted(KernelDescriptor descriptor) {
    FileIdentity identity = descriptors.identity(descriptor.number);
    if (identity != null && identity.links > 0) {
      return;
    }
    Object key = identity == null ? descriptor.path() : identity;
    Long bytes = identity == null ? null : Long.valueOf(identity.sizeBytes);
    DeletedFile before = deleted.get(key);
    int more = before == null ? 1 : before.descriptors + 1;
    deleted.put(key, new DeletedFile(descriptor.path(), bytes, more));
  }

  private static long bytes(DeletedFile file) {
    return file.bytes == null ? -1 : file.bytes;
  }

  private List<RemoteStates> remotes() {
    List<RemoteStates> all = new ArrayList<>();
    remotes.forEach((remote, counts) -> all.add(new RemoteStates(remote, counts)));
    Comparator<RemoteStates> most = Comparator.comparingLong(remote -> -remote.count());
    all.sort(most.thenComparing(remote -> remote.remote.toString()));
    return all.subList(0, Math.min(MOST, all.size()));
  }

  private static Map<String, Long> mostFirst(Map<String, Long> counts, int most) {
    List<Map.Entry<String, Long>> sorted = new ArrayList<>(counts.entrySet());
    sorted.sort((a, b) -> Long.compare(b.getValue(), a.getValue()));
    Map<String, Long> first = new LinkedHashMap<>();
    for (Map.Entry<String, Long> entry : sorted.subList(0, Math.min(most, sorted.size()))) {
      first.put(entry.getKey(), entry.getValue());
    }
    return first;
  }
}
