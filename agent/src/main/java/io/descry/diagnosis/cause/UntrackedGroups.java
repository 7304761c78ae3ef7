package io.descry.diagnosis.cause;

import io.descry.diagnosis.standing.Situation;
import io.descry.model.DescriptorClass;
import io.descry.model.KernelDescriptor;
import io.descry.model.Ledger;
import io.descry.model.LedgerRow;
import io.descry.model.SocketEntry;
import io.descry.model.TargetKind;
import io.descry.report.UntrackedGroup;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Descriptors that no line is known of, by what they lead to: files by their folder, connections by
 * remote end and state, other objects by their name. Only what the kernel says; no age, since the
 * times of {@code /proc/self/fd} are not those of the opening.
 */
public final class UntrackedGroups {

  /** Those of each class that are told one by one; the rest is summed up. */
  static final int MOST = 100;

  private static final int LARGEST = 3;

  private static final Set<TargetKind> NAMELESS =
      EnumSet.of(TargetKind.PIPE, TargetKind.EPOLL, TargetKind.EVENTFD, TargetKind.INOTIFY);

  private final Ledger ledger;
  private final LikelySource source;

  public UntrackedGroups(Situation situation) {
    this.ledger = situation.ledger;
    this.source = new LikelySource(ledger.libraries, situation.context.agent.hooks);
  }

  /** Those open before the attach, then the unknown; in each class the largest first. */
  public List<UntrackedGroup> all() {
    List<UntrackedGroup> all = new ArrayList<>(of(DescriptorClass.PRE_ATTACH));
    all.addAll(of(DescriptorClass.UNKNOWN));
    return all;
  }

  public List<UntrackedGroup> of(DescriptorClass wanted) {
    Map<String, Group> groups = new LinkedHashMap<>();
    for (LedgerRow row : ledger.rows) {
      if (row.owner == wanted) {
        groups.computeIfAbsent(key(row), key -> new Group(row)).add(row.descriptor.path());
      }
    }
    List<Group> sorted = new ArrayList<>(groups.values());
    sorted.sort(Comparator.comparingLong((Group group) -> -group.count));
    List<UntrackedGroup> made = new ArrayList<>();
    for (Group group : sorted.subList(0, Math.min(MOST, sorted.size()))) {
      made.add(group.made(wanted, source));
    }
    long rest = 0;
    for (Group group : sorted.subList(made.size(), sorted.size())) {
      rest += group.count;
    }
    if (rest > 0) {
      made.add(new UntrackedGroup(wanted, TargetKind.OTHER, null, null, rest, null));
    }
    return made;
  }

  /**
   * The largest three of the class in words, such as {@code 300 socket 10.0.0.5:443 CLOSE_WAIT}.
   */
  public String largest(DescriptorClass wanted) {
    List<UntrackedGroup> groups = of(wanted);
    List<String> texts = new ArrayList<>();
    for (UntrackedGroup group : groups.subList(0, Math.min(LARGEST, groups.size()))) {
      String state = group.tcpState == null ? "" : " " + group.tcpState;
      String kind = group.kind.toString();
      String target = kind.equals(group.target) ? "" : " " + group.target;
      texts.add(group.count + " " + kind + target + state);
    }
    return String.join("; ", texts);
  }

  private static String key(LedgerRow row) {
    String state = row.socket == null ? "" : String.valueOf(row.socket.state);
    return row.descriptor.kind + " " + state + " " + name(row);
  }

  private static String name(LedgerRow row) {
    KernelDescriptor descriptor = row.descriptor;
    if (descriptor.kind == TargetKind.FILE) {
      String path = descriptor.path();
      return path.substring(0, path.lastIndexOf('/') + 1);
    }
    if (descriptor.kind == TargetKind.SOCKET) {
      return socket(row.socket);
    }
    return NAMELESS.contains(descriptor.kind) ? descriptor.kind.toString() : descriptor.target;
  }

  private static String socket(@Nullable SocketEntry socket) {
    if (socket == null) {
      return "a socket that is in no table";
    }
    if (socket.remote != null) {
      return socket.remote.toString();
    }
    String local = socket.local == null ? socket.path : socket.local.toString();
    String protocol = socket.protocol + (socket.listening ? " listening" : "");
    return local == null ? protocol + " without a name" : protocol + " at " + local;
  }

  /** Descriptors with the same key. */
  private static final class Group {
    private final LedgerRow first;
    private final String path;
    private boolean onePath = true;
    private long count;

    Group(LedgerRow first) {
      this.first = first;
      this.path = first.descriptor.path();
    }

    void add(String other) {
      onePath &= other.equals(path);
      count++;
    }

    UntrackedGroup made(DescriptorClass owner, LikelySource source) {
      TargetKind kind = first.descriptor.kind;
      String target = kind == TargetKind.FILE && onePath ? path : name(first);
      SocketEntry socket = first.socket;
      String state = socket == null || socket.state == null ? null : socket.state.name();
      String likely = owner == DescriptorClass.UNKNOWN ? source.of(kind) : null;
      return new UntrackedGroup(owner, kind, target, state, count, likely);
    }
  }
}
