package io.descry.agent;

import io.descry.channel.ChannelServer;
import io.descry.config.Options;
import io.descry.export.FailureCounts;
import io.descry.export.log.application.AgentCode;
import io.descry.knowledge.Knowledge;
import io.descry.model.Limits;
import io.descry.report.Holders;
import io.descry.report.Mode;
import io.descry.report.Report;
import io.descry.report.Trigger;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What the worker does: ticks, reports when the schedule says so, and answers. Made and begun once
 * the hooks are in. The worker's thread, but for what is marked.
 */
final class AgentLoop implements Worker.Loop {

  private static final long TICK_NANOS = 1_000_000_000;

  /** Nothing that takes a descriptor even for an instant is done with fewer free. */
  private static final long SCARCE = 4;

  /** A JMX client, the exit or an attach waits for the agent's thread at most so long. */
  static final long PATIENCE_MILLIS = 10_000;

  private final Parts parts;
  private final FailureCounts failures;
  private final CountDownLatch ready = new CountDownLatch(1);
  private final Delay delay;
  private final Pace pace = new Pace();
  private final Attention attention;
  private final ProcessStat processStat = new ProcessStat("/proc/self");
  private volatile @Nullable Running running;
  private volatile @Nullable Throwable failure;

  AgentLoop(Parts parts, Delay delay, FailureCounts failures) {
    this.parts = parts;
    this.attention = new Attention(parts.cpu);
    this.delay = delay;
    this.failures = failures;
  }

  /** Waits until the first report has been rehearsed. Any thread. */
  void awaitReady(long millis) throws InterruptedException {
    delay.end();
    if (!ready.await(millis, TimeUnit.MILLISECONDS)) {
      failures.count("start", "the agent's thread was not ready after " + millis + " ms");
    }
  }

  @Override
  public void begin() throws Exception {
    ChannelServer channel = null;
    try {
      parts.cpu.noteCurrentThread();
      delay.awaitFirst(parts.state().table);
      channel = ChannelServer.open(); // Before the rest of the delay: an attach looks for it.
      delay.await(parts.state().table);
      parts.installation.hooks.complete();
      Running begun = Running.build(parts, new Requests(this, parts.facts), channel);
      running = begun;
      rehearse(begun);
    } catch (Throwable e) {
      failure = e;
      if (running == null) {
        new FailedStart(parts, failures).giveUp(channel, e);
      }
      throw e;
    } finally {
      ready.countDown();
    }
  }

  /** A class first initialised when no descriptor is left would stay broken: touch them all. */
  private void rehearse(Running begun) throws Exception {
    JdkRehearsal.run();
    begun.pipeline.kernel().rehearse();
    Report report = parts.withHandleOfApplication(begun.reports::rehearse);
    begun.requests.rehearse(report);
    parts.export.submit(() -> begun.exporters.exporters.rehearse(report)).get();
    unlessWanted(begun, () -> report);
    parts.export.whenIdle(begun.exporters::tick);
    parts.problems.forEach(problem -> begun.exporters.agentLog.warn(AgentCode.OPTIONS, problem));
    warnOfKnowledge(begun);
    String check = parts.selfCheck();
    if (check != null) {
      begun.exporters.agentLog.warn(AgentCode.SELFCHECK, check);
    }
  }

  @Override
  public void step() {
    Running now = running;
    if (now == null) {
      return;
    }
    parts.clock.noticeStop();
    attention.step(pace.isAttentive(System.nanoTime()), System.nanoTime());
    attempt("exhausted", () -> lookForExhaustion(now));
    attempt("activity", () -> lookForStirring(now));
    attempt("errors", now.pipeline.errors()::take);
    attempt("channel", () -> answer(now));
    long nanos = System.nanoTime();
    if (nanos - now.lastLookNanos >= TICK_NANOS) {
      now.lastLookNanos = nanos;
      look(now, nanos);
    }
  }

  private void lookForExhaustion(Running now) {
    if (now.failedOpenings.take()) {
      exhausted(now);
    }
  }

  private void answer(Running now) {
    if (now.channel != null && now.channel.poll(now.requests)) {
      pace.answered(System.nanoTime());
    }
  }

  /** One stage that fails, even each time, does not keep the others from their turn. */
  private void attempt(String stage, Runnable work) {
    try {
      work.run();
    } catch (Throwable e) {
      failures.count("agent." + stage, e);
    }
  }

  @Override
  public long pauseNanos() {
    Running now = running;
    return pace.pauseNanos(System.nanoTime(), now != null && now.rest.isResting());
  }

  private void lookForStirring(Running now) {
    if (!parts.state().stirred) {
      return;
    }
    parts.state().stirred = false;
    if (now.rest.stir()) {
      parts.clock.rest(false);
      now.lastLookNanos = System.nanoTime() - TICK_NANOS; // The next tick is due at once.
    }
  }

  /** Once a second: what has to be seen in time, and a tick where there is something new. */
  private void look(Running now, long nanos) {
    long descriptors = descriptors(now);
    boolean busy = now.scarce || now.pipeline.registry().isWatching();
    if (now.rest.isTickDue(nanos, descriptors, busy, parts.facts.own().isRestrained())) {
      tick(now, nanos, descriptors);
    }
    parts.clock.rest(now.rest.isResting()); // The next tick may be ten seconds away by now.
    attempt("report", () -> reportWhereDue(now, nanos, descriptors));
  }

  private void reportWhereDue(Running now, long nanos, long descriptors) {
    if (descriptors >= now.limit) {
      exhausted(now);
    }
    Trigger due = now.schedule.due(nanos, descriptors, now.limit);
    boolean surges = now.reports.takeSurge();
    if (due != null) {
      report(now, due);
    } else if (surges && now.schedule.isEarlyAllowed(nanos)) {
      report(now, Trigger.INTERVAL);
    }
  }

  private void tick(Running now, long nanos, long descriptors) {
    long elapsed = nanos - now.lastTickNanos;
    now.lastTickNanos = nanos;
    attempt("tick", () -> now.reports.tick(descriptors));
    Limits limits = now.pipeline.kernel().limits();
    now.limit = limits == null ? Limits.UNLIMITED : limits.soft;
    now.scarce = now.limit - descriptors < SCARCE;
    parts.cpu.setScarce(now.scarce);
    attempt("errors", () -> now.pipeline.errors().tick(now.scarce));
    if (!now.scarce) {
      attempt("budget", () -> refill(now, elapsed));
      hookTasks(now);
      attempt("cost", () -> watchCost(now, nanos));
    }
  }

  private void watchCost(Running now, long nanos) {
    OwnCost own = parts.facts.own();
    if (own.look(nanos, parts.state().steadyMillis())) {
      parts.restrain(own.isRestrained());
      now.schedule.setRarer(own.isRestrained());
      now.exporters.agentLog.warn(AgentCode.COST, own.text(parts.rate.isFull()));
    }
  }

  /** Not at the start: few programs need them, and these classes are everywhere. */
  private void hookTasks(Running now) {
    try {
      if (now.pipeline.registry().wantsSubmissions()) {
        parts.installation.hooks.installTasks();
      }
    } catch (Throwable e) {
      failures.count("submissions", e);
    }
  }

  private static long descriptors(Running now) {
    long expected = now.pipeline.kernel().descriptors().expected();
    if (expected > 0 || now.scarce) {
      return expected;
    }
    Integer counted = now.rest.isResting() ? null : now.pipeline.kernel().descriptors().count();
    return counted == null ? -1 : counted;
  }

  private void refill(Running now, long elapsedNanos) {
    long cpu = processStat.cpuNanos();
    long perSecond = elapsedNanos == 0 ? 0 : (cpu - now.lastCpuNanos) * TICK_NANOS / elapsedNanos;
    long stackNanos = parts.state().budget.stackNanos();
    OwnCost own = parts.facts.own();
    own.captured(parts.clock.captures(), cpu - now.lastCpuNanos, parts.rate, stackNanos);
    now.lastCpuNanos = cpu;
    if (!own.isRestrained()) {
      parts.clock.setCapturesPerRefill(parts.rate.perRefill(perSecond, stackNanos));
    }
  }

  private void exhausted(Running now) {
    if (now.schedule.isExhaustionDue(System.nanoTime())) {
      report(now, Trigger.EMFILE);
    }
  }

  private void report(Running now, Trigger due) {
    Trigger trigger = due == Trigger.INTERVAL && now.first ? firstTrigger() : due;
    now.first = false;
    boolean careful = trigger == Trigger.EMFILE || now.scarce;
    Report report = unlessWanted(now, () -> now.reports.make(trigger, careful));
    FutureTask<?> export = parts.export.submit(() -> export(now, report));
    if (export.isCancelled()) {
      failures.count("export", "an exporter is stuck: this report was left out");
    }
  }

  private @Nullable Void export(Running now, Report report) {
    return unlessWanted(
        now,
        () -> {
          now.exporters.exporters.export(report);
          return null;
        });
  }

  /** Reports more often than once a minute are wanted at that price. */
  private <T extends @Nullable Object> T unlessWanted(Running now, Supplier<T> work) {
    boolean wanted = now.options.interval().toNanos() < Watchdog.WINDOW_NANOS;
    return wanted ? parts.cpu.asked(work) : work.get();
  }

  private Trigger firstTrigger() {
    return parts.facts.mode() == Mode.ATTACH ? Trigger.ATTACH : Trigger.START;
  }

  /** A report for somebody who asks, now. The worker's thread. */
  Report fresh() {
    return running().reports.make(Trigger.REQUEST, running().scarce);
  }

  /** What was opened after the handle of this id and is open. The worker's thread. */
  String openSince(long id) {
    Running now = running();
    return new OpenList(now.knowledge.exclusions, parts.state().steadyMillis())
        .of(now.pipeline.registry().snapshot(), id);
  }

  /** Which lines hold a path or a port. The worker's thread. */
  Holders holdersOf(String pathOrPort) {
    Running now = running();
    return new HolderLookup(now.pipeline.kernel(), now.scarce).of(fresh(), pathOrPort);
  }

  /** A report of now for another thread. */
  Report freshFromOutside() {
    return fromOutside(this::fresh);
  }

  /** Which lines hold a path or a port, for another thread. */
  Holders holdersFromOutside(String pathOrPort) {
    return fromOutside(() -> holdersOf(pathOrPort));
  }

  private <T> T fromOutside(Supplier<T> work) {
    try {
      Callable<T> job = () -> parts.cpu.asked(work);
      return parts.worker().call(job, PATIENCE_MILLIS);
    } catch (Exception e) {
      throw new IllegalStateException("the agent's thread gave no answer: " + e, e);
    }
  }

  /** The last report of the JVM, written out, if that is wanted. Any thread; at most 2 s. */
  void atExit() throws Exception {
    Ending.Deadline deadline = new Ending.Deadline();
    if (!parts.problems.isEmpty() || parts.options.atExit()) {
      awaitReady(deadline.leftMillis()); // A program may end before the agent's thread has begun.
    }
    Running now = running;
    if (now != null) {
      new Ending(parts, failures).atExit(now, deadline);
    }
  }

  Options options() {
    return running().options;
  }

  /** Takes new options over. The worker's thread. */
  void reconfigure(Options options) {
    Running now = running();
    now.reconfigure(options, parts);
    warnOfKnowledge(now);
  }

  /** Rows and lines of the user's files that could not be used. */
  private static void warnOfKnowledge(Running now) {
    for (String problem : now.knowledge.problems()) {
      now.exporters.agentLog.warn(AgentCode.OPTIONS, problem);
    }
  }

  /** What is known beforehand, as it was last read. The worker's thread. */
  Knowledge knowledge() {
    return running().knowledge;
  }

  /** Takes the agent out of the JVM. The worker's thread, whose last work it is. */
  void detach() throws Exception {
    new Ending(parts, failures).detach(running);
  }

  /** What a second load said that could not be done: there is nobody else to tell. Any thread. */
  void refused(String answer) {
    Running now = running;
    if (now != null) {
      now.exporters.agentLog.warn(AgentCode.OPTIONS, answer);
    }
  }

  @Override
  public void failed(Throwable thrown) {
    failures.count("agent", thrown);
  }

  private Running running() {
    Running now = running;
    if (now == null) {
      throw new IllegalStateException("the agent did not start: " + failure);
    }
    return now;
  }
}
