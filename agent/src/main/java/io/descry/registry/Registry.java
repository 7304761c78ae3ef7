package io.descry.registry;

import io.descry.model.HandleKind;
import io.descry.model.KindCounts;
import io.descry.model.OpenHandle;
import io.descry.model.RegistrySnapshot;
import io.descry.model.Site;
import io.descry.model.SiteCounts;
import io.descry.registry.site.Application;
import io.descry.registry.site.CloseSampler;
import io.descry.registry.site.Origins;
import io.descry.registry.site.SiteEntry;
import io.descry.registry.site.SocketCallers;
import io.descry.registry.site.StackInterner;
import io.descry.registry.site.SubmissionSampling;
import io.descry.registry.site.Trace;
import java.io.DescryHandle;
import java.io.DescryLogical;
import java.io.DescrySample;
import java.io.DescryState;
import java.io.DescryTrace;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The open handles, with the stacks that opened them. Ticks once a second on the agent's thread,
 * which is the only one to call it: gives survivors their number and site, judges collected owners,
 * and counts.
 */
public final class Registry {

  /** Younger handles mostly do not live to see a tick; their stacks are not worth resolving. */
  private static final long YOUNG_MILLIS = 500;

  /** Bounds a tick's work: a stack seen for the first time takes 5 to 50 µs to resolve. */
  private static final int STACKS_PER_TICK = 5_000;

  private final DescryState state;
  private final StackInterner interner;
  private final SocketCallers askers;
  private final OwnerWatch owners;
  private final CloseSampler closes;
  private final ReadWatch reads;
  private final Predicate<String> jvmTargets;
  private final SubmissionSampling submissions;
  private final LongSupplier clockMillis;
  private int lastId;

  /** How many there were the last time. */
  private int handlesBefore;

  /**
   * @param jvmTargets which paths the JDK opens for itself
   */
  public Registry(
      DescryState state, Application application, LinkReader links, Predicate<String> jvmTargets) {
    this(state, application, links, jvmTargets, state::steadyMillis);
  }

  /**
   * With a clock of its own.
   *
   * @param clockMillis that the hooks' coarse clock follows
   */
  public Registry(
      DescryState state,
      Application application,
      LinkReader links,
      Predicate<String> jvmTargets,
      LongSupplier clockMillis) {
    this.clockMillis = clockMillis;
    this.state = state;
    this.jvmTargets = jvmTargets;
    this.interner = new StackInterner(new Origins(application));
    this.askers = new SocketCallers(interner);
    this.submissions = new SubmissionSampling(state.tasks);
    this.owners = new OwnerWatch(state, links);
    this.closes = new CloseSampler(state, interner, askers);
    this.reads = new ReadWatch(state.table);
  }

  /** Whether it is time to look who submits tasks: hooks are needed for that. */
  public boolean wantsSubmissions() {
    return submissions.isOn();
  }

  /** Whether owners that are gone, or submitters, are being looked for: ticks must go on. */
  public boolean isWatching() {
    return owners.isWatching() || submissions.isOn();
  }

  /**
   * Once a second.
   *
   * @return the sites' counts, without handles and kinds: for the growth of floors
   */
  public RegistrySnapshot tick() {
    interner.sites().tick();
    long now = clockMillis.getAsLong();
    visit(now - YOUNG_MILLIS, STACKS_PER_TICK);
    owners.tick();
    state.clients.tick();
    reads.tick(now);
    submissions.tick(now);
    DescrySample sample = state.sample;
    state.sample = new DescrySample();
    closes.count(sample);
    beginCounts();
    for (DescryHandle handle : all()) {
      if (handle.holder == DescryHandle.APPLICATION) {
        countAtSite(handle, owners.isOrphaned(handle));
      }
    }
    return snapshot(Collections.<OpenHandle>emptyList(), Collections.<KindCounts>emptyList());
  }

  private RegistrySnapshot snapshot(List<OpenHandle> handles, List<KindCounts> kinds) {
    return new RegistrySnapshot(
        handles,
        siteCounts(),
        kinds,
        state.lostEvents.get(),
        state.exhaustions.get(),
        marks(),
        interner.sites().merged());
  }

  private SortedMap<String, Long> marks() {
    SortedMap<String, Long> marks = new TreeMap<>();
    state.api.marks.forEach((name, count) -> marks.put(name, count.sum()));
    return marks;
  }

  /** All that is open now, with every stack resolved. */
  public RegistrySnapshot snapshot() {
    owners.endExchanges();
    visit(Long.MAX_VALUE, Integer.MAX_VALUE);
    closes.countCollected();
    List<DescryHandle> handles = all();
    for (DescryHandle handle : handles) { // Some were opened since.
      visit(handle, Long.MAX_VALUE, Integer.MAX_VALUE);
    }
    beginCounts();
    long[] open = new long[HandleKind.values().length];
    long[] orphaned = open.clone();
    long[] unsampled = open.clone();
    for (DescryHandle handle : handles) {
      if (handle.holder == DescryHandle.APPLICATION) {
        boolean isOrphan = owners.isOrphaned(handle);
        (isOrphan ? orphaned : open)[handle.kind]++;
        unsampled[handle.kind] += handle.stack == null ? 1 : 0;
        countAtSite(handle, isOrphan);
      }
    }
    return snapshot(views(handles), kindCounts(open, orphaned, unsampled));
  }

  /** The numbers of the application's stream sockets; beyond so many only that there are more. */
  public List<Integer> connections(int most) {
    return Connections.numbers(state.table, most);
  }

  /** Whether a handle holds this number now. For the ledger's second look. */
  public boolean holds(int number) {
    return state.table.get(number) != null;
  }

  /** Whether this handle, as an earlier snapshot had it, holds the number still. */
  public boolean holds(int number, long id) {
    DescryHandle handle = state.table.get(number);
    return handle != null && handle.id == id;
  }

  /** Whether a thread waits in a read of a socket without time-out, as of the last tick. */
  public boolean isReadForEver() {
    return reads.isWaiting();
  }

  /** How many threads are starting a process now. */
  public int startingProcesses() {
    return state.startingProcesses.get();
  }

  /** Drops this handle at this number: the kernel has had no such descriptor twice. */
  public void dropStale(int number, long id) {
    DescryHandle handle = state.table.get(number);
    if (handle != null && handle.id == id) { // Not by holds: another may stand there by then.
      state.drop(handle);
    }
  }

  private void visit(long openedBeforeMillis, int stacks) {
    int left = stacks;
    for (int number = state.table.next(0); number >= 0; number = state.table.next(number + 1)) {
      DescryHandle handle = state.table.get(number);
      if (handle != null && isFirstHeld(handle, number)) {
        left -= visit(handle, openedBeforeMillis, left);
        if (handle.get() == null && handle.holder == DescryHandle.APPLICATION) {
          owners.ownerGone(handle);
        }
      }
    }
    for (DescryLogical handle : state.logicals.all()) {
      if (!handle.queued) {
        left -= visit(handle, openedBeforeMillis, left);
      }
    }
  }

  private int visit(DescryHandle handle, long openedBeforeMillis, int left) {
    if (handle.openedAtMillis > openedBeforeMillis) {
      return 0;
    }
    if (handle.id == 0) {
      handle.id = ++lastId;
      if (handle.stack == null) {
        recognise(handle);
      }
    }
    Object stack = handle.stack;
    if (left <= 0 || !(stack instanceof Throwable)) {
      return 0;
    }
    try {
      giveSite(handle, (Throwable) stack);
    } catch (Throwable e) { // A stack that cannot be read must not keep the others from a site.
      handle.stack = null;
      state.lostEvents.incrementAndGet();
    }
    return 1;
  }

  private void giveSite(DescryHandle handle, Throwable stack) {
    Trace trace = interner.intern(HandleKind.of(handle.kind), stack, askers.of(handle));
    handle.stack = trace;
    submissions.survived(trace, clockMillis.getAsLong());
    if (trace == null || trace.byJdk) {
      recognise(handle);
    }
  }

  /** A path of the JDK's is the JVM's only where no application's line opened it. */
  private void recognise(DescryHandle handle) {
    String target = HandleView.target(handle);
    if (target != null && jvmTargets.test(target)) {
      handle.holder = DescryHandle.JVM;
    }
  }

  private List<DescryHandle> all() {
    List<DescryHandle> handles = new ArrayList<>(handlesBefore);
    for (int number = state.table.next(0); number >= 0; number = state.table.next(number + 1)) {
      DescryHandle handle = state.table.get(number);
      if (handle != null && isFirstHeld(handle, number)) {
        handles.add(handle);
      }
    }
    for (DescryLogical handle : state.logicals.all()) {
      if (!handle.queued) {
        handles.add(handle);
      }
    }
    handlesBefore = handles.size();
    return handles;
  }

  /** Whether this is the lowest of its numbers that the handle still holds. */
  private boolean isFirstHeld(DescryHandle handle, int number) {
    if (handle.others == null || handle.number == number) {
      return true;
    }
    boolean first = state.table.get(handle.number) != handle;
    for (int other : handle.others) {
      if (other == number) {
        return first;
      }
      first &= state.table.get(other) != handle;
    }
    return first;
  }

  private void beginCounts() {
    for (SiteEntry entry : interner.sites().all()) {
      entry.beginCount();
    }
  }

  private void countAtSite(DescryHandle handle, boolean orphaned) {
    Object stack = handle.stack;
    if (stack instanceof Trace) {
      interner.sites().use(((Trace) stack).entry);
      ((Trace) stack).entry.count((Trace) stack, orphaned);
    }
  }

  private List<OpenHandle> views(List<DescryHandle> handles) {
    List<OpenHandle> views = new ArrayList<>(handles.size());
    HandleView view = new HandleView(state.table);
    for (DescryHandle handle : handles) {
      views.add(
          view.of(handle, owners.isOrphaned(handle), site(handle), reads.sinceMillis(handle)));
    }
    views.sort(Comparator.comparingLong(one -> one.openedAtMillis));
    return Collections.unmodifiableList(views);
  }

  private static @Nullable Site site(DescryHandle handle) {
    Object stack = handle.stack;
    return stack instanceof DescryTrace ? ((Trace) stack).entry.site() : null;
  }

  private List<SiteCounts> siteCounts() {
    List<SiteCounts> counts = new ArrayList<>();
    for (SiteEntry entry : interner.sites().all()) {
      SiteCounts now = entry.counts();
      if (now.opened() > 0) { // Else its handles turned out to be the JVM's or the agent's own.
        counts.add(now);
      }
    }
    return Collections.unmodifiableList(counts);
  }

  private List<KindCounts> kindCounts(long[] open, long[] orphaned, long[] unsampled) {
    List<KindCounts> counts = new ArrayList<>();
    for (HandleKind kind : HandleKind.values()) {
      int k = kind.ordinal();
      counts.add(
          new KindCounts(
              kind,
              open[k],
              orphaned[k],
              state.closed[k].sum(),
              state.recovered[k].sum(),
              unsampled[k]));
    }
    return Collections.unmodifiableList(counts);
  }
}
