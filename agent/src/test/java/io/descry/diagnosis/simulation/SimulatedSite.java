package io.descry.diagnosis.simulation;

import io.descry.model.HandleKind;
import io.descry.model.Site;
import io.descry.model.SiteCounts;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/** One site of a made-up program: what it holds, in seconds of simulated time. */
final class SimulatedSite {

  final Site site;
  final List<Held> open = new ArrayList<>();

  /** How many of them are leaked. */
  long lost;

  private long second;

  private final PriorityQueue<Held> ending =
      new PriorityQueue<>(Comparator.comparingLong(held -> held.endSecond));
  private final String[] targets;

  /** Whether a request that holds a handle has a thread to itself, as in most servers. */
  private final boolean blocking;

  private final int workers;
  private final PriorityQueue<Integer> idle = new PriorityQueue<>();
  private int requests;

  private long closed;
  private long recovered;
  private long ids;

  /**
   * @param targets how many different ones it opens, one after the other
   */
  SimulatedSite(int number, HandleKind kind, int targets, Dice dice) {
    this.blocking = dice.happens(kind == HandleKind.SOCKET ? 0.5 : 0.8);
    this.workers = (int) dice.spread(1, 200);
    String frame = "com.acme.Site" + number + ".run(Site" + number + ".java:31)";
    String jdk =
        kind == HandleKind.SOCKET ? "java.net.Socket.connect" : "java.io.FileInputStream.open";
    List<String> frames = List.of(jdk, frame);
    this.site =
        new Site(String.format("%016x", number), kind, frames, false, frame, "simulated", null);
    this.ids = number * 100_000_000L;
    this.targets = new String[targets];
    for (int i = 0; i < targets; i++) {
      this.targets[i] = "/srv/target-" + i;
    }
  }

  /** Opens one that is held for so many seconds, by a request. */
  void open(long seconds) {
    long thread = blocking ? requestThread() : workerThread();
    Held held = add(second + Math.max(1, seconds), thread);
    ending.add(held);
  }

  /** Opens one that is held until {@link #close}. */
  Held keep() {
    return add(Held.FOR_EVER, workerThread());
  }

  /** Opens one that nobody will close. */
  Held lose() {
    lost++;
    return keep();
  }

  /** So many were opened and closed again within the second. */
  void openAndClose(long count) {
    closed += count;
  }

  void close(Held held) {
    remove(held);
    closed++;
  }

  /** The collector closed it. */
  void recover(Held held) {
    remove(held);
    recovered++;
    lost--;
  }

  /** Closes all that would end by themselves. */
  void closeAll() {
    for (Held held : new ArrayList<>(ending)) {
      close(held);
    }
    ending.clear();
  }

  /** Closes what ends now. */
  void begin(long now) {
    second = now;
    while (!ending.isEmpty() && ending.peek().endSecond <= now) {
      close(ending.poll());
    }
  }

  @Override
  public String toString() {
    return site.kind + " to " + targets.length;
  }

  SiteCounts counts() {
    return new SiteCounts(site, open.size(), 0, closed, recovered, false);
  }

  /** One that no request holds. */
  private long requestThread() {
    Integer free = idle.poll();
    return 1_000 + (free == null ? ++requests : free);
  }

  private long workerThread() {
    return (ids * 31) % workers;
  }

  private Held add(long end, long thread) {
    ids++;
    long at = SimulatedJvm.millis(second) - (ids * 379) % 1_000;
    Held held = new Held(site, ids, at, targets[(int) (ids % targets.length)], thread, end);
    held.index = open.size();
    open.add(held);
    return held;
  }

  private void remove(Held held) {
    if (held.handle().threadId > 1_000) {
      idle.add((int) held.handle().threadId - 1_000);
    }
    Held last = open.remove(open.size() - 1);
    if (last != held) {
      open.set(held.index, last);
      last.index = held.index;
    }
  }
}
