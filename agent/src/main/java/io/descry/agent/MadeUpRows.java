package io.descry.agent;

import io.descry.model.Aftermath;
import io.descry.model.DescriptorClass;
import io.descry.model.Endpoint;
import io.descry.model.KernelDescriptor;
import io.descry.model.KernelSnapshot;
import io.descry.model.Ledger;
import io.descry.model.LedgerRow;
import io.descry.model.LostClass;
import io.descry.model.MissingPart;
import io.descry.model.MissingReason;
import io.descry.model.RefusedLimit;
import io.descry.model.RegistrySnapshot;
import io.descry.model.SocketEntry;
import io.descry.model.SocketProtocol;
import io.descry.model.TcpState;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Few rows that a program has, and those that it has only on a bad day, for the rehearsal of a
 * report: it is for the classes, so thousands of rows would be work and garbage for nothing.
 */
final class MadeUpRows {

  /** Of each list its ends: the last is the handle that is opened for the rehearsal. */
  private static final int FEW = 16;

  private MadeUpRows() {}

  /** The ledger with a row of each class that has no handle, and something that is missing. */
  static Ledger with(Ledger ledger) {
    List<LedgerRow> rows = new ArrayList<>(ledger.rows);
    for (DescriptorClass owner : DescriptorClass.values()) {
      rows.add(new LedgerRow(new KernelDescriptor(1, "socket:[7]"), owner, null, halfClosed()));
      rows.add(new LedgerRow(new KernelDescriptor(1, "anon_inode:[x]"), owner, null, null));
      rows.add(new LedgerRow(new KernelDescriptor(1, "/a/b (deleted)"), owner, null, null));
    }
    return new Ledger(ledger.atMillis, ledger.registry, missing(ledger.kernel), rows);
  }

  private static <T> List<T> ends(List<T> all) {
    int size = all.size();
    List<T> ends = new ArrayList<>(all.subList(0, Math.min(FEW, size)));
    ends.addAll(all.subList(Math.max(ends.size(), size - FEW), size));
    return ends;
  }

  /** What the ledger of a rehearsal is made of. */
  static RegistrySnapshot few(RegistrySnapshot registry) {
    return new RegistrySnapshot(
        ends(registry.handles),
        ends(registry.sites),
        registry.kinds,
        registry.lostEvents,
        registry.exhaustions,
        registry.marks,
        registry.mergedStacks);
  }

  /** One of everything that can follow from a want of descriptors, so that rules speak of it. */
  static Aftermath aftermath(long atMillis) {
    List<LostClass> classes = new ArrayList<>();
    for (LostClass.How how : LostClass.How.values()) {
      classes.add(new LostClass("a.Class", how, 1));
    }
    List<RefusedLimit> refused = new ArrayList<>();
    for (RefusedLimit.Kind kind : RefusedLimit.Kind.values()) {
      refused.add(new RefusedLimit(kind, 1, atMillis));
    }
    return new Aftermath(atMillis, 1, "a.host", atMillis, 1, classes, refused);
  }

  private static SocketEntry halfClosed() {
    Endpoint end = new Endpoint("127.0.0.1", 1);
    return SocketEntry.inet(SocketProtocol.TCP, end, end, TcpState.CLOSE_WAIT, 1, 1, 7);
  }

  private static KernelSnapshot missing(KernelSnapshot kernel) {
    return new KernelSnapshot(
        kernel.descriptors,
        kernel.sockets,
        kernel.limits,
        kernel.system,
        kernel.surroundings,
        Collections.singletonList(new MissingPart("net/tcp", MissingReason.MALFORMED, 1)));
  }
}
