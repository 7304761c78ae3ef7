package io.descry.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.tools.attach.VirtualMachine;
import io.descry.tests.harness.ChildJvm;
import io.descry.tests.harness.CommandLine;
import io.descry.tests.harness.Jdk;
import io.descry.tests.harness.Safeties;
import io.descry.tests.harness.Safety;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A detach leaves a JVM as it was, and a hundred leave no more than an empty agent's loads do. */
class DetachIT {

  private static final String RECORDER = "io.descry.tests.programs.ByteRecorder";
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /** Rounds before the first measurement: what the JVM itself loads once. */
  private static final int WARM_UP = 3;

  /** A loader and its classes are megabytes; what fragments remain of a round are not. */
  private static final long METASPACE_BYTES_A_ROUND = 20_000;

  /** What the JDK itself loads late, in whichever round. */
  private static final long ONCE_BYTES = 500_000;

  @TempDir Path folder;

  static Stream<Jdk> jdks() {
    return Safeties.jdks().filter(jdk -> Safeties.full() || jdk.feature() == 17);
  }

  @Safety(
      value = "detach: bytes of the hooked classes, threads, loader, cost of an open",
      result = "as before the attach")
  @ParameterizedTest
  @MethodSource("jdks")
  void a_detach_gives_back_every_byte_and_what_an_open_costs(Jdk jdk) throws Exception {
    Path recorder = recorder();
    try (ChildJvm child = rounds(jdk)) {
      bytes(child, recorder, "first"); // The JVM writes what came out of CDS anew, once.
      Map<String, String> bytes = bytes(child, recorder, "before");
      long allocated = number(child, "allocated");

      run("attach", child);
      Map<String, String> woven = bytes(child, recorder, "woven");
      long watched = number(child, "allocated");
      run("detach", child);

      Map<String, String> after = bytes(child, recorder, "after");
      assertThat(changed(bytes, woven)).contains(FILE);
      assertThat(watched).isGreaterThan(allocated);
      assertThat(changed(bytes, after)).isEmpty();
      assertThat(number(child, "allocated")).isEqualTo(allocated);
      assertThat(Tools.agentThreads(child)).isEmpty();
      assertThat(Tools.instances(child, "io.descry.agent.IsolatedLoader")).isZero();
      assertThat(child.end()).isZero();
    }
  }

  private static final String FILE = "java/io/FileInputStream";

  @Safety(
      value =
          "detach: rounds of attach and detach beside an empty agent's loads (3, in full a hundred)",
      result = "threads and descriptors stay; metaspace grows by less than 500 KB")
  @ParameterizedTest
  @MethodSource("jdks")
  void rounds_of_attach_and_detach_leave_no_more_than_an_empty_agent(Jdk jdk) throws Exception {
    int rounds = Safeties.full() ? 100 : 3;
    Path recorder = recorder();
    Growth empty;
    try (ChildJvm child = rounds(jdk)) {
      empty = growth(child, rounds, () -> load(child, recorder, ""));
    }
    try (ChildJvm child = rounds(jdk)) {
      Growth ours =
          growth(
              child,
              rounds,
              () -> {
                run("attach", child);
                run("detach", child);
              });

      System.out.println(jdk + ", " + rounds + " rounds: " + ours + "; an empty agent: " + empty);
      assertThat(ours.threads).isLessThanOrEqualTo(Math.max(0, empty.threads));
      assertThat(ours.descriptors).isLessThanOrEqualTo(Math.max(0, empty.descriptors));
      assertThat(ours.metaspace - empty.metaspace)
          .isLessThan(ONCE_BYTES + rounds * METASPACE_BYTES_A_ROUND);
    }
  }

  private static List<String> changed(Map<String, String> before, Map<String, String> after) {
    return before.keySet().stream()
        .filter(name -> !before.get(name).equals(after.get(name)))
        .sorted()
        .toList();
  }

  private interface Round {
    void run() throws Exception;
  }

  private static Growth growth(ChildJvm child, int rounds, Round round) throws Exception {
    for (int i = 0; i < WARM_UP; i++) {
      round.run();
    }
    Growth before = Growth.now(child);
    for (int i = 0; i < rounds; i++) {
      round.run();
    }
    return Growth.now(child).since(before);
  }

  /** What a JVM holds, or what came to it. */
  private record Growth(long metaspace, long classes, long threads, long descriptors) {

    static Growth now(ChildJvm child) {
      List<String> answer = child.ask("held", "held ");
      String[] words = answer.get(answer.size() - 1).split(" ");
      return new Growth(
          Long.parseLong(words[1]),
          Long.parseLong(words[2]),
          Long.parseLong(words[3]),
          child.proc().descriptors().size());
    }

    Growth since(Growth before) {
      return new Growth(
          metaspace - before.metaspace,
          classes - before.classes,
          threads - before.threads,
          descriptors - before.descriptors);
    }

    @Override
    public String toString() {
      return "%+,d bytes of metaspace, %+d classes, %+d threads, %+d descriptors"
          .formatted(metaspace, classes, threads, descriptors);
    }
  }

  /** Interpreted, so that what an open allocates is the same each time. */
  private static ChildJvm rounds(Jdk jdk) {
    ChildJvm child = ChildJvm.on(jdk).jvm("-Xint").main("Rounds").start();
    child.await("ready", PATIENCE);
    return child;
  }

  private static long number(ChildJvm child, String what) {
    List<String> answer = child.ask(what, what + " ");
    return Long.parseLong(answer.get(answer.size() - 1).split(" ")[1]);
  }

  private static void run(String command, ChildJvm child) {
    CommandLine.Result result = CommandLine.run(command, String.valueOf(child.pid()));
    assertThat(result.exit()).as(result.err()).isZero();
    if (command.equals("detach")) {
      await().atMost(PATIENCE).until(() -> Tools.agentThreads(child).isEmpty());
    }
  }

  private Map<String, String> bytes(ChildJvm child, Path recorder, String name) throws Exception {
    Path file = folder.resolve(name);
    load(child, recorder, file.toString());
    return Files.readAllLines(file).stream()
        .map(line -> line.split(" "))
        .collect(Collectors.toMap(words -> words[0], words -> words[1]));
  }

  private static void load(ChildJvm child, Path jar, String argument) throws Exception {
    VirtualMachine jvm = VirtualMachine.attach(String.valueOf(child.pid()));
    try {
      jvm.loadAgent(jar.toString(), argument);
    } finally {
      jvm.detach();
    }
  }

  private Path recorder() throws IOException {
    Path jar = folder.resolve("recorder.jar");
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest.getMainAttributes().putValue("Agent-Class", RECORDER);
    manifest.getMainAttributes().putValue("Can-Retransform-Classes", "true");
    String entry = RECORDER.replace('.', '/') + ".class";
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar), manifest)) {
      out.putNextEntry(new JarEntry(entry));
      Files.copy(Path.of(System.getProperty("descry.programs"), entry), out);
    }
    return jar;
  }
}
