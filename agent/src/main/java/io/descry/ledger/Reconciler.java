package io.descry.ledger;

import io.descry.model.DescriptorClass;
import io.descry.model.KernelDescriptor;
import io.descry.model.KernelSnapshot;
import io.descry.model.Ledger;
import io.descry.model.LedgerRow;
import io.descry.model.OpenHandle;
import io.descry.model.RegistrySnapshot;
import io.descry.model.SocketEntry;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Puts every kernel number into exactly one class. The two lists cannot be taken at one instant, so
 * a number that stands in one only gets a second look, and is believed stale when it was so in two
 * ledgers in a row, and unknown in three: a thread can be held up between the kernel's open and its
 * hook for longer than two looks are apart, and open the same path again. The agent's thread only.
 */
public final class Reconciler {

  /** The JDK keeps one socket of a pair for deferred closes in java.net (8-17) and one in nio. */
  private static final int PRE_CLOSE_MARKERS = 2;

  /** Ledgers in a row in which an unknown descriptor must stand. */
  public static final int LOOKS = 3;

  private final Baseline baseline;
  private final Predicate<String> jvmTargets;
  private final String agentJar;
  private final LiveLook live;
  private Map<Integer, Sighting> unknownBefore = new HashMap<>();
  private Set<Integer> believedBefore = new HashSet<>();

  /** The handle at each number that the kernel did not have. */
  private Map<Integer, Long> stale = new HashMap<>();

  private Map<Integer, Long> staleBefore = new HashMap<>();

  public Reconciler(
      Baseline baseline, Predicate<String> jvmTargets, String agentJar, LiveLook live) {
    this.baseline = baseline;
    this.jvmTargets = jvmTargets;
    this.agentJar = agentJar;
    this.live = live;
  }

  /** Joins them. The registry's snapshot must be the younger one. */
  public Ledger reconcile(KernelSnapshot kernel, RegistrySnapshot registry, long atMillis) {
    return kernel.isTableKnown()
        ? joined(kernel, registry, atMillis)
        : new Ledger(atMillis, registry, kernel, registryOnly(registry.handles));
  }

  /** With the table hidden nothing is stale, and nothing unknown: what the hooks saw, no more. */
  private static List<LedgerRow> registryOnly(List<OpenHandle> handles) {
    List<LedgerRow> rows = new ArrayList<>();
    for (OpenHandle handle : handles) {
      for (Integer number : handle.numbers) {
        String target = handle.target == null ? "" : handle.target;
        rows.add(new LedgerRow(new KernelDescriptor(number, target), handle.owner, handle, null));
      }
    }
    return Collections.unmodifiableList(rows);
  }

  private Ledger joined(KernelSnapshot kernel, RegistrySnapshot registry, long atMillis) {
    staleBefore = stale;
    stale = new HashMap<>();
    Map<Integer, OpenHandle> handles = byNumber(registry.handles);
    Numbers numbers = numbers(kernel, handles);
    Partners partners = new Partners(registry.handles, numbers, handles);
    Map<Integer, Sighting> unknown = new HashMap<>();
    StartingPipes starting = new StartingPipes(live.startingProcesses(), believedBefore);
    Set<Integer> believed = new HashSet<>();
    List<LedgerRow> rows = new ArrayList<>(numbers.size());
    int markers = 0;
    for (KernelDescriptor descriptor : numbers.lowestFirst()) {
      SocketEntry socket = kernel.socket(descriptor);
      OpenHandle handle = handles.get(descriptor.number);
      if (handle != null && isAnother(descriptor, handle)) {
        handle = null;
      } else if (handle == null && !isOlder(descriptor)) {
        handle = partners.take(descriptor);
      }
      DescriptorClass owner = handle != null ? handle.owner : withoutHandle(descriptor, socket);
      if (owner == DescriptorClass.UNKNOWN && isMarker(descriptor, socket)) {
        owner = markers++ < PRE_CLOSE_MARKERS ? DescriptorClass.JVM : owner;
      }
      if (owner == DescriptorClass.UNKNOWN) {
        if (!isBelieved(descriptor, unknown) || starting.take(descriptor)) {
          continue;
        }
        believed.add(descriptor.number);
      }
      rows.add(new LedgerRow(descriptor, owner, handle, socket));
    }
    unknownBefore = unknown;
    believedBefore = believed;
    return new Ledger(atMillis, registry, kernel, Collections.unmodifiableList(rows));
  }

  /** Whether the last ledger left out numbers that want another look. */
  public boolean wantsAnotherLook() {
    for (Sighting sighting : unknownBefore.values()) {
      if (sighting.looks < LOOKS) {
        return true;
      }
    }
    return !stale.isEmpty();
  }

  /**
   * Looks once more at nothing but those numbers: whether by now each has met its hook or closed.
   * Then the last ledger stands, without them, and the lists need not be made again.
   */
  public boolean isSettledNow() {
    unknownBefore
        .entrySet()
        .removeIf(one -> one.getValue().looks < LOOKS && isPast(one.getKey(), one.getValue().link));
    stale.entrySet().removeIf(one -> !live.holds(one.getKey(), one.getValue()));
    return !wantsAnotherLook();
  }

  private boolean isPast(int number, String link) {
    return live.holds(number) || !link.equals(live.link(number));
  }

  private static Map<Integer, OpenHandle> byNumber(List<OpenHandle> handles) {
    Map<Integer, OpenHandle> byNumber = new HashMap<>(handles.size() * 4 / 3 + 1);
    for (OpenHandle handle : handles) {
      for (int i = 0; i < handle.numbers.size(); i++) {
        byNumber.put(handle.numbers.get(i), handle);
      }
    }
    return byNumber;
  }

  /** The kernel's list, and what opened since then; handles without a descriptor go when stale. */
  private Numbers numbers(KernelSnapshot kernel, Map<Integer, OpenHandle> held) {
    Numbers numbers = new Numbers(kernel.descriptors);
    for (Map.Entry<Integer, OpenHandle> entry : held.entrySet()) {
      if (!numbers.has(entry.getKey()) && !isOpen(entry.getKey(), entry.getValue(), numbers)) {
        lookAtStale(entry.getKey(), entry.getValue().id);
      }
    }
    return numbers;
  }

  /** Adds a number that opened after the kernel's list; true too where the handle closed since. */
  private boolean isOpen(Integer number, OpenHandle handle, Numbers numbers) {
    String link = live.link(number);
    if (link != null) {
      numbers.add(new KernelDescriptor(number, link));
    }
    return link != null || !live.holds(number, handle.id);
  }

  /**
   * Whether the kernel has an object of another family at this number, now too: then the handle was
   * closed where no hook is, and goes when two ledgers in a row say so.
   */
  private boolean isAnother(KernelDescriptor descriptor, OpenHandle handle) {
    if (LinkFamily.fits(handle, descriptor.target)) {
      return false;
    }
    String link = live.link(descriptor.number);
    if (link == null
        || LinkFamily.fits(handle, link)
        || !live.holds(descriptor.number, handle.id)) {
      return false;
    }
    lookAtStale(descriptor.number, handle.id);
    return true;
  }

  private void lookAtStale(Integer number, Long id) {
    if (id.equals(staleBefore.get(number))) {
      live.dropStale(number, id);
    } else {
      stale.put(number, id);
    }
  }

  private DescriptorClass withoutHandle(KernelDescriptor descriptor, @Nullable SocketEntry socket) {
    KernelDescriptor then = baseline.then(descriptor);
    if (descriptor.path().equals(agentJar) || (then != null && then.path().equals(agentJar))) {
      return DescriptorClass.AGENT;
    }
    boolean attachListener =
        socket != null && socket.path != null && socket.path.contains("/.java_pid");
    if (attachListener || jvmTargets.test(descriptor.path())) {
      return DescriptorClass.JVM;
    }
    DescriptorClass before = baseline.classOf(descriptor);
    return before == null ? DescriptorClass.UNKNOWN : before;
  }

  /** Whether the descriptor was open before the agent came: then no later handle has it. */
  private boolean isOlder(KernelDescriptor descriptor) {
    return baseline.classOf(descriptor) == DescriptorClass.PRE_ATTACH;
  }

  private static boolean isMarker(KernelDescriptor descriptor, @Nullable SocketEntry socket) {
    return descriptor.isSocket()
        && (socket == null || (socket.local == null && socket.path == null && !socket.listening));
  }

  /** Still there, still nobody's, and so in the ledgers before: then it is unknown indeed. */
  private boolean isBelieved(KernelDescriptor descriptor, Map<Integer, Sighting> unknown) {
    String link = live.link(descriptor.number);
    if (!descriptor.target.equals(link) || live.holds(descriptor.number)) {
      return false;
    }
    Sighting sighting = new Sighting(descriptor.target, unknownBefore.get(descriptor.number));
    unknown.put(descriptor.number, sighting);
    return sighting.looks >= LOOKS;
  }

  /** In how many ledgers in a row a number with this link was nobody's. */
  private static final class Sighting {
    private final String link;
    private final int looks;

    Sighting(String link, @Nullable Sighting before) {
      this.link = link;
      this.looks =
          before != null && before.link.equals(link) ? Math.min(before.looks + 1, LOOKS) : 1;
    }
  }
}
