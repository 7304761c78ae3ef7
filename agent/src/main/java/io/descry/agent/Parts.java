package io.descry.agent;

import io.descry.config.CaptureMode;
import io.descry.config.Options;
import io.descry.config.RecordNames;
import io.descry.export.FailureCounts;
import io.descry.kernel.Kernel;
import io.descry.ledger.Baseline;
import io.descry.ledger.JvmTargets;
import java.io.Closeable;
import java.io.DescryBudget;
import java.io.DescryState;
import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.lang.instrument.Instrumentation;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What the agent is made of before its thread begins: put together by {@link AgentRuntime}. */
final class Parts {

  final Installation installation;
  final Options options;
  final List<String> problems;
  final AgentFacts facts;
  final AgentCpu cpu;
  final ThisProcess process = new ThisProcess();
  private final ThreadGroup group = AgentGroup.make();
  final ClockThread clock;
  final ExportThread export;
  CaptureRate rate;
  private final Baseline baseline;
  private final JvmTargets jvmTargets;
  private final File jar;
  private final Instrumentation instrumentation;
  private final FailureCounts failures;
  private @Nullable Worker worker;
  private @Nullable AgentLoop loop;
  private @Nullable Thread exitHook;

  Parts(
      Installation installation,
      Options options,
      List<String> problems,
      AgentFacts facts,
      AgentCpu cpu,
      Baseline baseline,
      JvmTargets jvmTargets,
      File jar,
      Instrumentation instrumentation,
      FailureCounts failures) {
    this.installation = installation;
    this.options = options;
    this.problems = problems;
    this.facts = facts;
    this.cpu = cpu;
    this.baseline = baseline;
    this.jvmTargets = jvmTargets;
    this.jar = jar;
    this.instrumentation = instrumentation;
    this.failures = failures;
    this.rate = installation.rate;
    this.clock = new ClockThread(group, installation.state, cpu, rate.initial());
    this.export = new ExportThread(group, installation.state, cpu, failures);
  }

  DescryState state() {
    return installation.state;
  }

  Worker worker() {
    if (worker == null) {
      throw new IllegalStateException("the threads have not started");
    }
    return worker;
  }

  /** Starts the agent's threads; they are known as its own before they run. */
  void start(AgentLoop agentLoop) {
    Worker made = new Worker(group, agentLoop);
    worker = made;
    loop = agentLoop;
    state().threads.worker = made;
    state().threads.clock = clock;
    state().threads.logger = export;
    clock.start();
    export.start();
    made.start();
    exitHook = ExitHook.register(group, agentLoop, failures);
  }

  Pipeline pipeline() {
    return new Pipeline(
        state(),
        Kernel.open(System::nanoTime),
        baseline,
        jvmTargets,
        process.application(options.application(), instrumentation::getAllLoadedClasses),
        canonical(jar),
        instrumentation::getAllLoadedClasses);
  }

  /** The recorder that the options want, or null. */
  @Nullable Recorder recorder(Options wanted) {
    boolean hashed = wanted.recordNames() == RecordNames.HASH;
    return Recorder.of(wanted.record(), process.pid, hashed, failures);
  }

  ExporterSet makeExporters(Options wanted) {
    AgentLoop made = loop;
    if (made == null) {
      throw new IllegalStateException("the threads have not started");
    }
    return new ExporterSet.Maker(
            instrumentation,
            export,
            failures,
            made::freshFromOutside,
            made::holdersFromOutside,
            this::adopt,
            process.pid)
        .make(wanted);
  }

  /** The page's thread, on itself: what it opens is the agent's, and its CPU time too. */
  private void adopt(Thread thread) {
    state().threads.page = thread;
    cpu.noteServingThread();
  }

  /** What the checks at the start found, or null. The worker's thread. */
  @Nullable String selfCheck() {
    if (installation.selfCheckProblem != null || options.capture() == CaptureMode.NONE) {
      return installation.selfCheckProblem;
    }
    return SelfCheck.problemOfStacks();
  }

  /** Does the work while a file is open as if the application had opened it; it is not counted. */
  <T> T withHandleOfApplication(Supplier<T> work) throws IOException {
    state().threads.worker = null;
    try (FileInputStream in = new FileInputStream(jar)) {
      state().threads.worker = worker;
      T result = work.get();
      SelfCheck.disown(state(), in);
      return result;
    } finally {
      state().threads.worker = worker;
    }
  }

  void reconfigureCapture(Options wanted) {
    rate = new CaptureRate(wanted.capture(), wanted.captureBudget());
    restrain(facts.own().isRestrained());
  }

  /** Counts alone from now on, or stacks again. Stacks that the user asked for all stay. */
  void restrain(boolean restrained) {
    if (rate.isFull()) {
      state().budget = rate.newBudget();
      return;
    }
    int captures = restrained ? 0 : rate.initial();
    DescryBudget budget = restrained ? new DescryBudget(false) : rate.newBudget();
    budget.refill(captures); // What is opened before the clock's next refill has a line too.
    state().budget = budget;
    clock.setCapturesPerRefill(captures);
  }

  /** Takes the hooks out, and the hook of the JVM's end. */
  void remove() throws Exception {
    installation.remove();
    ExitHook.unregister(exitHook);
  }

  /** The last thing that happens: from then on no class of the engine can load. */
  void closeLoader() throws IOException {
    ClassLoader loader = Parts.class.getClassLoader();
    if (loader instanceof Closeable) {
      ((Closeable) loader).close();
    }
  }

  private static String canonical(File file) {
    try {
      return file.getCanonicalPath();
    } catch (IOException e) {
      return file.getAbsolutePath();
    }
  }
}
