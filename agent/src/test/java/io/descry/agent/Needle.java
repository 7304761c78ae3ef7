package io.descry.agent;

import io.descry.boot.HookedState;
import io.descry.config.CaptureMode;
import io.descry.diagnosis.Judged;
import io.descry.diagnosis.Judging;
import io.descry.model.DescriptorClass;
import io.descry.model.KernelDescriptor;
import io.descry.model.KernelSnapshot;
import io.descry.model.Ledger;
import io.descry.model.LedgerRow;
import io.descry.model.Limits;
import io.descry.model.OpenHandle;
import io.descry.model.PortRange;
import io.descry.model.RegistrySnapshot;
import io.descry.model.SiteCounts;
import io.descry.model.Sockets;
import io.descry.model.Surroundings;
import io.descry.model.SystemLimits;
import io.descry.model.TimeWaits;
import io.descry.registry.Registry;
import io.descry.registry.site.Application;
import io.descry.report.Verdict;
import java.io.DescryHooks;
import java.io.DescryKind;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * A program that opens and closes 50,000 files a second and loses one a minute: of the same kind,
 * in the same folder, on the same thread. The hooks, the capture budget, the registry and the
 * diagnosis are the production's; the clock is not. Where nothing is lost in a quarter of a second,
 * most of its openings are only counted as closed: that is all that an opening without a stack
 * leaves behind, and of those with one the sample keeps 64.
 */
final class Needle implements AutoCloseable {

  static final int PER_SECOND = 50_000;

  private static final int REFILLS = 4;
  private static final int PER_REFILL = PER_SECOND / REFILLS;
  private static final int REAL = 64;
  private static final int THREADS = 16;
  private static final int FIRST_NUMBER = 40;
  private static final int LIMIT = 65_536;

  /** Of a stack of the pretended program: what the budget buys depends on it. */
  private static final long STACK_NANOS = 250 + 50 * 23;

  private final HookedState hooked = HookedState.withoutStacks();
  private final Random random;
  private final boolean sameFile;
  private final int capturesPerRefill;
  private final Judging judging = new Judging();
  private final BitSet numbers = new BitSet();
  private final int[] heldBy = new int[THREADS];
  private final Object[] owners = new Object[THREADS];
  private final List<Object> lost = new ArrayList<>();
  private final Registry registry;
  private long nowMillis = 1_700_000_000_000L;
  private int losesAt;

  /**
   * @param sameFile what is lost is one file again and again, else each time another
   * @param cores that the program keeps busy: the budget is a share of it
   */
  Needle(long seed, boolean sameFile, double cores) {
    random = new Random(seed);
    this.sameFile = sameFile;
    CaptureRate rate = new CaptureRate(CaptureMode.BUDGET, 0.02);
    capturesPerRefill = rate.perRefill((long) (cores * 1e9), STACK_NANOS);
    numbers.set(0, FIRST_NUMBER);
    hooked.state.clockMillis = nowMillis;
    Application application =
        new Application(List.of("io.descry.agent"), null, null, () -> new Class<?>[0]);
    registry =
        new Registry(hooked.state, application, number -> null, target -> false, () -> nowMillis);
  }

  /** The part of the openings that has a stack. */
  double sampled() {
    return Math.min(1, (double) capturesPerRefill * java.io.DescryBudget.STRIPES / PER_REFILL);
  }

  /** Minutes until a report calls the line growing, or -1. Nothing else may be called. */
  int minutesToFind(int most) {
    for (int minute = 1; minute <= most; minute++) {
      losesAt = random.nextInt(60 * REFILLS);
      for (int refill = 0; refill < 60 * REFILLS; refill++) {
        quarter(refill == losesAt);
        if (refill % REFILLS == REFILLS - 1) {
          judging.tick(registry.tick(), numbers.cardinality(), nowMillis);
        }
      }
      if (isFound()) {
        return minute;
      }
    }
    return -1;
  }

  int lost() {
    return lost.size();
  }

  private void quarter(boolean loses) {
    nowMillis += 1_000 / REFILLS;
    hooked.state.clockMillis = nowMillis;
    hooked.state.budget.refill(capturesPerRefill);
    int real = loses ? PER_REFILL : REAL;
    int losesAfter = loses ? random.nextInt(real) : -1;
    for (int i = 0; i < real; i++) {
      if (i == losesAfter) {
        lose();
      }
      serve(random.nextInt(THREADS));
    }
    hooked.state.closed[DescryKind.FILE_INPUT].add(PER_REFILL - real);
  }

  private void serve(int thread) {
    if (owners[thread] != null) {
      DescryHooks.closing(heldBy[thread]);
      numbers.clear(heldBy[thread]);
    }
    owners[thread] = new Object();
    heldBy[thread] = lowestFree();
    open(owners[thread], heldBy[thread], "/data/spool/job");
  }

  private void lose() {
    Object owner = new Object();
    lost.add(owner);
    open(owner, lowestFree(), sameFile ? "/data/spool/index" : "/data/spool/" + lost.size());
  }

  /** As the kernel gives them out. */
  private int lowestFree() {
    int number = numbers.nextClearBit(FIRST_NUMBER);
    numbers.set(number);
    return number;
  }

  private static void open(Object owner, int number, String path) {
    DescryHooks.opened(DescryKind.FILE_INPUT, owner, number, null, path);
  }

  private boolean isFound() {
    RegistrySnapshot snapshot = registry.snapshot();
    String leak = null;
    for (SiteCounts counts : snapshot.sites) {
      leak = counts.site.frames.get(1).contains(".lose(") ? counts.site.fingerprint : leak;
    }
    boolean found = false;
    for (Judged site : judging.report(ledger(snapshot))) {
      boolean called = site.verdict() == Verdict.GROWING;
      if (called && !site.fingerprint().equals(leak)) {
        throw new AssertionError("a healthy line was called: " + site);
      }
      found |= called;
    }
    return found;
  }

  private Ledger ledger(RegistrySnapshot snapshot) {
    List<LedgerRow> rows = new ArrayList<>();
    List<KernelDescriptor> descriptors = new ArrayList<>();
    for (OpenHandle handle : snapshot.handles) {
      KernelDescriptor descriptor =
          new KernelDescriptor(handle.numbers.get(0), String.valueOf(handle.target));
      descriptors.add(descriptor);
      rows.add(new LedgerRow(descriptor, DescriptorClass.TRACKED, handle, null));
    }
    KernelSnapshot kernel =
        new KernelSnapshot(
            descriptors,
            new Sockets(Map.of(), new TimeWaits(null, 0, List.of(), 0)),
            new Limits(LIMIT, LIMIT),
            new SystemLimits(new PortRange(32_768, 60_999), null, null, null, null),
            new Surroundings(null, null, null),
            List.of());
    return new Ledger(nowMillis, snapshot, kernel, rows);
  }

  @Override
  public void close() {
    hooked.close();
  }
}
