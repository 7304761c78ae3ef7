package java.io;

import java.net.SocketImpl;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;
import java.util.function.UnaryOperator;

/**
 * All that the hooks share with the agent's thread. Made by the agent, handed to {@link
 * DescryHooks}; dropped at detach. Nothing here takes a lock of ours, does I/O or calls the
 * application.
 */
public final class DescryState {

  /** More than this many handles recovered by GC between two ticks are counted by kind only. */
  private static final int MAX_COLLECTED = 4096;

  /** Failed openings between two looks of the agent's thread whose maker is looked for. */
  private static final int MOST_STACKS = 64;

  public final DescryTable table = new DescryTable();
  public final DescryLogicals logicals = new DescryLogicals(this);
  public final DescryThreads threads = new DescryThreads();
  public final LongAdder[] closed = adders();
  public final LongAdder[] recovered = adders();
  public final AtomicLong lostEvents = new AtomicLong();

  /**
   * Threads that {@code Thread.stop} hit inside a hook, which dropped it; see {@link #stopAgain}.
   */
  private final ConcurrentLinkedQueue<Thread> stopped = new ConcurrentLinkedQueue<>();

  public final DescryClients clients = new DescryClients(this);
  public final DescryApi api = new DescryApi();
  public final DescryTasks tasks = new DescryTasks();

  /** Handles whose descriptor was gone although no hook had seen a close. */
  public final AtomicLong missedCloses = new AtomicLong();

  /** Handles that the garbage collector closed since the last tick; the agent's thread polls it. */
  public final ConcurrentLinkedQueue<DescryHandle> collected = new ConcurrentLinkedQueue<>();

  private final AtomicInteger collectedSize = new AtomicInteger();

  final DescryAccess access;
  final Class<?> virtualThreadClass;

  private static final long NANOS_PER_MILLI = 1_000_000;

  /** Steps of the coarse clock are a second at most, unless the process was stopped. */
  private static final long STOPPED_MILLIS = 5_000;

  /** What {@code System.nanoTime} lacks to the wall clock as it was at the start. */
  private final long clockOffsetNanos =
      System.currentTimeMillis() * NANOS_PER_MILLI - System.nanoTime();

  /** Time in which the whole process was stopped. */
  private final AtomicLong stoppedNanos = new AtomicLong();

  /**
   * Coarse clock, written every 50 ms by the agent: a read costs nothing, nanoTime 25 ns. While the
   * clock rests, who opens writes it. Everything is judged by this clock: see {@link
   * #steadyMillis}.
   */
  public volatile long clockMillis = steadyMillis();

  /** Whether nobody writes the clock, since nothing has been opened or closed for seconds. */
  public volatile boolean clockRests;

  /** Something of the application's has opened or closed; the agent's thread takes it back. */
  public volatile boolean stirred;

  public volatile DescryBudget budget;
  public volatile DescrySample sample = new DescrySample();

  /** Answers a line of text, for a second agent that is loaded; see {@code RequestHandler}. */
  public volatile UnaryOperator<String> control;

  /** Other errors, that may follow from it. */
  public final DescryErrors errors = new DescryErrors();

  /** How many openings failed because the table was full. Written by the agent's thread. */
  public final AtomicLong exhaustions = new AtomicLong();

  /** How many threads are starting a process just now. */
  public final AtomicInteger startingProcesses = new AtomicInteger();

  public DescryState(DescryAccess access, Class<?> virtualThreadClass, DescryBudget budget) {
    this.access = access;
    this.virtualThreadClass = virtualThreadClass;
    this.budget = budget;
  }

  /** Hot: the coarse clock, or the clock itself while nobody writes that. */
  long nowMillis() {
    if (clockRests) {
      long now = steadyMillis();
      if (now - clockMillis < STOPPED_MILLIS) { // Else the agent has not taken the stop out yet.
        clockMillis = now;
      }
    }
    return clockMillis;
  }

  /**
   * Milliseconds since 1970 by the wall clock of the agent's start, and from then on by the
   * monotonic clock: steps of the wall clock change nothing. Time in which the process was stopped
   * is left out. Any thread.
   */
  public final long steadyMillis() {
    return (System.nanoTime() + clockOffsetNanos - stoppedNanos.get()) / NANOS_PER_MILLI;
  }

  /** Takes time out of the clock in which the whole process was stopped. Any thread. */
  public void takeOut(long nanos) {
    stoppedNanos.addAndGet(nanos);
    clockMillis = steadyMillis();
  }

  /** How much was taken out so far, in milliseconds. */
  public long stoppedMillis() {
    return stoppedNanos.get() / NANOS_PER_MILLI;
  }

  /** Hot. Looks first: a line of memory that all threads write to would be the costliest part. */
  void stir() {
    if (!stirred) {
      stirred = true;
    }
  }

  /**
   * What a hook could not record. A stop of the thread comes again when the hook is over: now, the
   * descriptor that has just been opened would be lost with it. Where that cannot be, it goes on.
   */
  void lost(Throwable thrown) {
    lostEvents.incrementAndGet();
    if (thrown instanceof ThreadDeath) {
      stopLater((ThreadDeath) thrown);
    }
  }

  private void stopLater(ThreadDeath thrown) {
    try {
      stopped.add(Thread.currentThread());
      LockSupport.unpark(threads.clock);
    } catch (Throwable e) {
      throw thrown;
    }
  }

  /**
   * Stops the threads again whose stop a hook has swallowed: outside of the hook, where it would
   * have met them without the agent. Up to Java 19; later ones cannot stop a thread. For the
   * clock's thread, which never waits.
   */
  @SuppressWarnings("deprecation")
  public void stopAgain() {
    for (Thread thread = stopped.poll(); thread != null; thread = stopped.poll()) {
      thread.stop();
    }
  }

  /** Hot: on every open. Allocates the handle and, with a token, one stack. */
  void opened(int kind, Object owner, int number, int[] others, Object target) {
    DescryHandle present = table.get(number);
    if (present != null && present.get() == owner) {
      return; // Constructors chain: the first event of an owner counts.
    }
    DescryHandle handle = new DescryHandle(kind, owner, number, others, target, this);
    if (handle.holder == DescryHandle.APPLICATION) {
      DescryBudget stacks = budget;
      long begin = stacks.begin(number);
      if (begin != DescryBudget.NO_TOKEN) {
        handle.stack = new DescryStack(tasks.submission());
        stacks.end(begin);
      }
    }
    if (clients.isAsked() && isConnection(kind)) {
      clients.opened(handle);
    }
    put(number, handle);
    if (others != null) {
      for (int i = 0; i < others.length; i++) {
        put(others[i], handle);
      }
    }
  }

  private static boolean isConnection(int kind) {
    return kind == DescryKind.SOCKET
        || kind == DescryKind.SOCKET_CHANNEL
        || kind == DescryKind.ASYNC_SOCKET_CHANNEL;
  }

  private void put(int number, DescryHandle handle) {
    DescryHandle missed = table.put(number, handle);
    if (missed != null && missed.lastNumberClosed()) {
      missed(missed);
    }
  }

  /** Hot: on every close. */
  void closing(int number) {
    if (number < 0) {
      return;
    }
    DescryHandle handle = table.remove(number);
    if (handle != null && handle.lastNumberClosed()) {
      ended(handle);
    }
  }

  /** Hot: on every close that the application enters, while the owner is still reachable. */
  void closeBegins(int number) {
    DescryHandle handle = number < 0 ? null : table.get(number);
    if (handle != null && !threads.isCollector(Thread.currentThread())) {
      handle.closeBegan = true;
    }
  }

  /** A close that only the application's code leads to: no cleaner of the JDK's calls it. */
  void closingByHand(int number) {
    closeBegins(number);
    closing(number);
  }

  boolean owns(int number, Object owner) {
    DescryHandle handle = number < 0 ? null : table.get(number);
    return handle != null && handle.get() == owner;
  }

  /** Drops a handle whose descriptor is gone from the kernel although no close was seen. */
  public void drop(DescryHandle handle) {
    boolean last = table.remove(handle.number, handle) && handle.lastNumberClosed();
    if (handle.others != null) {
      for (int i = 0; i < handle.others.length; i++) {
        last |= table.remove(handle.others[i], handle) && handle.lastNumberClosed();
      }
    }
    if (last) {
      missed(handle);
    }
  }

  /** Closed where no hook was: it counts as closed, never as a proof of a leak. */
  private void missed(DescryHandle handle) {
    if (handle.holder == DescryHandle.APPLICATION) {
      missedCloses.incrementAndGet();
      closed[handle.kind].increment();
      countAtSite(handle);
      if (handle.kind == DescryKind.NATIVE) {
        api.refuse(DescryApi.NOT_OPEN);
      }
    }
  }

  void track(Object owner, int number, Object target) {
    DescryHandle present = number < 0 ? null : table.get(number);
    if (owner == null) {
      api.refuse(DescryApi.NO_OWNER);
    } else if (number < 0 || number >= DescryApi.NUMBERS) {
      api.refuse(DescryApi.BAD_NUMBER);
    } else if (present != null && present.kind != DescryKind.NATIVE) {
      api.refuse(DescryApi.HAS_A_HOOK);
    } else {
      opened(DescryKind.NATIVE, owner, number, null, target);
    }
  }

  void untrack(int number) {
    DescryHandle present = number < 0 ? null : table.get(number);
    if (present != null && present.kind == DescryKind.NATIVE) {
      closing(number);
    } else {
      api.refuse(DescryApi.NOT_TRACKED);
    }
  }

  void ended(DescryHandle handle) {
    ended(handle, !handle.closeBegan && isCollected(handle));
  }

  private boolean isCollected(DescryHandle handle) {
    return handle.get() == null || threads.isCollector(Thread.currentThread());
  }

  void ended(DescryHandle handle, boolean byCollector) {
    handle.recovered = byCollector;
    if (handle.holder != DescryHandle.APPLICATION) {
      return;
    }
    stir();
    if (byCollector) {
      recovered[handle.kind].increment();
      keepCollected(handle);
    } else {
      closed[handle.kind].increment();
      countAtSite(handle);
    }
  }

  private void countAtSite(DescryHandle handle) {
    Object stack = handle.stack;
    if (stack instanceof DescryTrace) {
      ((DescryTrace) stack).incrementAndGet();
    } else if (stack != null) {
      sample.offer(handle.kind, handle);
    }
  }

  private void keepCollected(DescryHandle handle) {
    if (collectedSize.get() < MAX_COLLECTED) {
      collectedSize.incrementAndGet();
      collected.add(handle);
    }
  }

  /** The next handle that the garbage collector closed, or null. For the agent's thread. */
  public DescryHandle pollCollected() {
    DescryHandle handle = collected.poll();
    if (handle != null) {
      collectedSize.decrementAndGet();
    }
    return handle;
  }

  /** Not below 0: one that was starting when the agent came was not counted. */
  void startedProcess() {
    int starting = startingProcesses.get();
    while (starting > 0 && !startingProcesses.compareAndSet(starting, starting - 1)) {
      starting = startingProcesses.get();
    }
  }

  void belongs(int number, Object client) {
    DescryHandle handle = number < 0 ? null : table.get(number);
    if (handle != null) {
      handle.client = logicals.get(client);
    }
  }

  void connected(int number, Object remote) {
    DescryHandle handle = number < 0 ? null : table.get(number);
    if (handle != null && remote != null && isPlain(remote)) {
      handle.remote = remote;
    }
  }

  /** Only classes of the JDK itself: an application's subclass would pin its loader. */
  private static boolean isPlain(Object remote) {
    return remote.getClass().getClassLoader() == null;
  }

  void rekind(int kind, int number) {
    DescryHandle handle = number < 0 ? null : table.get(number);
    if (handle != null) {
      handle.kind = (byte) kind;
    }
  }

  /** An opening of the JDK's failed with this error number. Public for tests. */
  public void openFailed(int error) {
    if (threads.isOwn(Thread.currentThread())) {
      return;
    }
    if (error == DescryErrors.ENFILE) {
      errors.systemExhaustions.incrementAndGet();
      return;
    }
    errors.ranOut(nowMillis());
    errors.failedOpenings.incrementAndGet();
    LockSupport.unpark(threads.worker);
  }

  /** An IOException was made whose message may state the want of descriptors or of watches. */
  void failed(String message) {
    int error = DescryMaker.error(message);
    int processError = error == 0 ? DescryMaker.processError(message) : 0;
    if (error != 0 && isMadeByJdk()) {
      openFailed(error);
    } else if (processError != 0 && isMadeBy(DescryMaker.STARTER)) {
      openFailed(processError);
    } else if (isNoWatch(message) && isMadeBy("sun.nio.ch.EPoll")) {
      errors.refused(DescryErrors.EPOLL_WATCHES, 1, nowMillis());
    }
  }

  /** The JDK's selectors and pollers, on 8 and on 21 and later; others drop the error number. */
  private static boolean isNoWatch(String message) {
    return message.equals("No space left on device") || message.equals("epoll_ctl failed: 28");
  }

  /** A sun.nio.fs.UnixException was made. */
  void failed(int error) {
    if (error != DescryErrors.EMFILE
        && error != DescryErrors.ENFILE
        && error != DescryErrors.ENOSPC) {
      return;
    }
    StackTraceElement maker = error == DescryErrors.ENFILE ? null : DescryMaker.find();
    String method = maker == null ? "" : maker.getMethodName();
    if (method.equals("inotifyInit")) {
      errors.failedWatchServices.incrementAndGet();
      LockSupport.unpark(threads.worker);
    } else if (error != DescryErrors.ENOSPC) {
      openFailed(error);
    } else if (method.equals("inotifyAddWatch")) {
      errors.refused(DescryErrors.INOTIFY_WATCHES, 1, nowMillis());
    }
  }

  /** In a flood of failures the last ones are not looked at: a stack costs 50 µs. */
  private boolean isMadeByJdk() {
    if (errors.failedOpenings.get() > MOST_STACKS) {
      return true;
    }
    StackTraceElement maker = DescryMaker.find();
    return maker != null && DescryMaker.isOpener(maker.getClassName());
  }

  private static boolean isMadeBy(String prefix) {
    StackTraceElement maker = DescryMaker.find();
    return maker != null && maker.getClassName().startsWith(prefix);
  }

  void failedFor(int kind, String text, Throwable thrown) {
    if (!threads.isOwn(Thread.currentThread())) {
      errors.note(kind, text, thrown, nowMillis());
    }
  }

  int number(FileDescriptor descriptor) {
    return descriptor == null ? -1 : access.number(descriptor);
  }

  int number(SocketImpl socket) {
    return socket == null ? -1 : access.number(socket);
  }

  private static LongAdder[] adders() {
    LongAdder[] adders = new LongAdder[DescryKind.COUNT];
    for (int i = 0; i < adders.length; i++) {
      adders[i] = new LongAdder();
    }
    return adders;
  }
}
