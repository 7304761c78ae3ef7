package io.descry.tests;

import static org.awaitility.Awaitility.await;

import io.descry.tests.harness.ChildJvm;
import io.descry.tests.harness.CommandLine;
import io.descry.tests.harness.Jdk;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Programs that are run to their end: the jar as an operator starts it, and the JDK's jcmd. */
final class Tools {

  private static final Pattern INSTANCES =
      Pattern.compile("^ *\\d+: +(\\d+) +\\d+ +(\\S+)", Pattern.MULTILINE);

  private Tools() {}

  /** {@code java JVM-OPTIONS -jar descry.jar WORDS}. */
  static CommandLine.Result jar(Jdk jdk, List<String> jvmOptions, Object... words) {
    List<String> command = new ArrayList<>(List.of(jdk.java().toString()));
    command.addAll(jvmOptions);
    command.addAll(List.of("-jar", ChildJvm.agentJar().toString()));
    for (Object word : words) {
      command.add(word.toString());
    }
    return run(command);
  }

  /** The child's own jcmd: what it printed. */
  static String jcmd(ChildJvm child, String... words) {
    Path jcmd = child.jdk().home().resolve("bin").resolve("jcmd");
    List<String> command = new ArrayList<>(List.of(jcmd.toString(), String.valueOf(child.pid())));
    command.addAll(List.of(words));
    CommandLine.Result result = run(command);
    if (result.exit() != 0) {
      throw new AssertionError(command + ": " + result);
    }
    return result.out();
  }

  /** How many objects of this class live in the child, after a collection. */
  static int instances(ChildJvm child, String className) {
    Matcher rows = INSTANCES.matcher(jcmd(child, "GC.class_histogram"));
    int count = 0;
    while (rows.find()) {
      count += rows.group(2).equals(className) ? Integer.parseInt(rows.group(1)) : 0;
    }
    return count;
  }

  /** The names of the agent's threads in the child, sorted. */
  static List<String> agentThreads(ChildJvm child) {
    return jcmd(child, "Thread.print")
        .lines()
        .filter(line -> line.startsWith("\"descry"))
        .map(line -> line.substring(1, line.indexOf('"', 1)))
        .sorted()
        .toList();
  }

  /** Waits until the agent of a child that has it from the start can be asked. */
  static void awaitAgent(ChildJvm child) {
    String pid = String.valueOf(child.pid());
    await().atMost(Duration.ofSeconds(60)).until(() -> CommandLine.run("status", pid).exit() == 0);
  }

  /** Runs a program to its end; through files, so that every byte is there. */
  static CommandLine.Result run(List<String> command) {
    try {
      Path out = Files.createTempFile("descry-test", ".out");
      Path err = Files.createTempFile("descry-test", ".err");
      try {
        Process process = start(command, out, err);
        return new CommandLine.Result(process.exitValue(), text(out), text(err));
      } finally {
        Files.delete(out);
        Files.delete(err);
      }
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Process start(List<String> command, Path out, Path err)
      throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(command)
            .redirectOutput(out.toFile())
            .redirectError(err.toFile())
            .start();
    if (!process.waitFor(60, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new AssertionError(command + " did not end: " + text(out) + text(err));
    }
    return process;
  }

  private static String text(Path file) throws IOException {
    return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
  }
}
