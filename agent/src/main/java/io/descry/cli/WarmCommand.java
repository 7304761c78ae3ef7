package io.descry.cli;

import io.descry.cli.target.AgentJar;
import io.descry.cli.target.CommandFailure;
import io.descry.cli.target.ExitCode;
import io.descry.cli.terminal.Progress;
import io.descry.cli.terminal.Streams;
import io.descry.instrument.cache.TransformCache;
import java.io.File;
import java.io.IOException;
import java.nio.file.Paths;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * {@code warm}: starts this command's own JVM once with the agent, so that later starts of the same
 * JVM find the woven classes in the cache: in an image's build, say.
 */
@Command(
    name = "warm",
    description = "Fill the cache for this JVM, so that later starts are faster.")
final class WarmCommand implements Callable<Integer> {

  private static final long PATIENCE_SECONDS = 60;

  private final AgentJar jar;
  private final Streams streams;

  @Option(
      names = "--cache",
      required = true,
      paramLabel = "DIR",
      description = "The folder, as the option `cache` of the agent will name it.")
  private @Nullable File folder;

  @Parameters(
      arity = "0..1",
      paramLabel = "OPTIONS",
      description = "More options of the agent, as after -javaagent:descry.jar=.")
  private String options = "";

  WarmCommand(AgentJar jar, Streams streams) {
    this.jar = jar;
    this.streams = streams;
  }

  @Override
  public Integer call() throws CommandFailure, IOException, InterruptedException {
    File wanted = folder == null ? new File("") : folder.getAbsoluteFile();
    refuse(TransformCache.problemOf(wanted));
    run(wanted);
    TransformCache cache = TransformCache.open(wanted, jar.file);
    refuse(cache.problem());
    refuse(cache.size() > 0 ? null : "the JVM wrote nothing to " + wanted + "; is its disk full?");
    streams.out.println(
        wanted
            + " has "
            + cache.size()
            + " instrumented classes for "
            + System.getProperty("java.home"));
    streams.out.println("start with -javaagent:" + jar.file + "=cache=" + wanted.getPath());
    return ExitCode.DONE;
  }

  private static void refuse(@Nullable String problem) throws CommandFailure {
    if (problem != null) {
      throw CommandFailure.usage(problem);
    }
  }

  /** Premain weaves and keeps; a JVM that only says its version runs it too. */
  private void run(File wanted) throws CommandFailure, IOException, InterruptedException {
    String java = Paths.get(System.getProperty("java.home"), "bin", "java").toString();
    String more = options.isEmpty() ? "" : "," + options;
    String escaped = wanted.getPath().replace(",", "\\,");
    ProcessBuilder child =
        new ProcessBuilder(
            java, "-javaagent:" + jar.file + "=log=simple,cache=" + escaped + more, "-version");
    child.environment().remove("JAVA_TOOL_OPTIONS");
    child.environment().remove("JDK_JAVA_OPTIONS");
    child.redirectErrorStream(true);
    child.redirectOutput(new File("/dev/null"));
    Process process = child.start();
    try (Progress progress = streams.progress("instrumenting the JDK classes in another JVM")) {
      if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw CommandFailure.usage("the JVM that fills the cache did not end; try again");
      }
    }
  }
}
