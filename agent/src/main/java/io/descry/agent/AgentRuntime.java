package io.descry.agent;

import io.descry.config.OptionsParser;
import io.descry.config.ParsedOptions;
import io.descry.export.FailureCounts;
import io.descry.kernel.proc.ProcDescriptors;
import io.descry.ledger.Baseline;
import io.descry.ledger.JvmTargets;
import io.descry.model.KernelDescriptor;
import io.descry.report.Mode;
import java.io.File;
import java.lang.instrument.Instrumentation;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The composition root: builds every object of an agent and starts its threads. */
public final class AgentRuntime implements Function<@Nullable Object[], @Nullable Throwable> {

  /**
   * Below this limit the application can run out before the agent's thread has rehearsed a report,
   * so its main class waits for that, about a third of a second.
   */
  private static final long LOW_LIMIT = 1024;

  private static final long READY_MILLIS = 10_000;

  /**
   * Called by {@link DescryAgent} through the isolated loader, on the thread of premain, with mode,
   * arguments, the agent's jar and the instrumentation. What went wrong, or null.
   */
  @Override
  public @Nullable Throwable apply(@Nullable Object[] given) {
    try {
      start((String) given[0], (String) given[1], (File) given[2], (Instrumentation) given[3]);
      return null;
    } catch (Throwable e) {
      return e;
    }
  }

  private static void start(
      String modeName, @Nullable String arguments, File jar, Instrumentation instrumentation)
      throws Exception {
    if (!new File("/proc/self/fd").isDirectory()) {
      throw new IllegalStateException(
          "this is not Linux, or /proc is not mounted; Descry reads the kernel's side there");
    }
    ParsedOptions parsed = OptionsParser.parse(arguments, System.getProperties(), System.getenv());
    if (parsed.options.enabled()) {
      start(Mode.valueOf(modeName), parsed, jar, instrumentation);
    }
  }

  private static void start(
      Mode mode, ParsedOptions parsed, File jar, Instrumentation instrumentation) throws Exception {
    Installation installation = Installation.install(instrumentation, parsed.options, jar);
    AgentLoop loop;
    long limit = SoftLimit.read();
    try {
      loop = begin(mode, parsed, jar, instrumentation, installation, limit);
    } catch (Throwable e) {
      installation.remove();
      throw e;
    }
    if (mode == Mode.ATTACH || limit < LOW_LIMIT) {
      loop.awaitReady(READY_MILLIS);
    }
  }

  private static AgentLoop begin(
      Mode mode,
      ParsedOptions parsed,
      File jar,
      Instrumentation instrumentation,
      Installation installation,
      long limit) {
    long now = System.currentTimeMillis();
    FailureCounts failures = new FailureCounts();
    AgentCpu cpu = new AgentCpu();
    JvmTargets targets = JvmTargets.ofThisJvm();
    Baseline baseline = baseline(mode, targets);
    AgentFacts facts =
        new AgentFacts(
            mode,
            now,
            installation.hooks.coverage(),
            failures,
            new OwnCost(cpu),
            installation.state);
    Parts parts =
        new Parts(
            installation,
            parsed.options,
            problems(parsed, installation),
            facts,
            cpu,
            baseline,
            targets,
            jar,
            instrumentation,
            failures);
    AgentLoop loop = new AgentLoop(parts, new Delay(limit), failures);
    parts.start(loop);
    installation.state.control = new Control(parts, loop, facts);
    return loop;
  }

  private static List<String> problems(ParsedOptions parsed, Installation installation) {
    if (installation.cacheProblem == null) {
      return parsed.problems;
    }
    List<String> problems = new ArrayList<>(parsed.problems);
    problems.add(installation.cacheProblem);
    return problems;
  }

  private static Baseline baseline(Mode mode, JvmTargets targets) {
    ProcDescriptors self = ProcDescriptors.ofSelf();
    List<KernelDescriptor> open = self.list();
    return new Baseline(
        open == null ? Collections.<KernelDescriptor>emptyList() : open,
        mode == Mode.PREMAIN,
        targets,
        self::identity);
  }
}
