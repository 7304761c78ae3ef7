package io.descry.tests;

import static org.assertj.core.api.Assertions.assertThat;

import io.descry.tests.harness.AgentReport;
import io.descry.tests.harness.ChildJvm;
import io.descry.tests.harness.CommandLine;
import io.descry.tests.harness.Jdk;
import io.descry.tests.harness.LoadedAgent;
import io.descry.tests.harness.Safeties;
import io.descry.tests.harness.Safety;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Who attaches ten times has one agent, which costs what it cost after the first. */
@Tag("long")
class TenAttachesIT {

  private static final int MORE = 9;

  private static final String BOOT_CLASS = "(java[.]io|java[.]net|sun[.]nio[.]ch)[.]Descry.*";
  private static final String HOOKED =
      "java/io/(File(In|Out)putStream|FileDescriptor|RandomAccessFile)"
          + "|sun/nio/ch/(File|Socket|ServerSocket|Datagram)ChannelImpl";

  @TempDir Path folder;

  static Stream<Jdk> jdks() {
    return Safeties.jdks().filter(jdk -> Safeties.full() || jdk.feature() == 17);
  }

  @Safety(
      value =
          "ten attaches: hooked bytes, transformers, threads, loaders, boot classes, cost of an"
              + " open",
      result = "as after the first")
  @ParameterizedTest(allowZeroInvocations = true)
  @MethodSource("jdks")
  void an_agent_that_is_attached_ten_times_costs_what_it_costs_once(Jdk jdk) throws Exception {
    LoadedAgent recorder = LoadedAgent.of(folder, "ByteRecorder");
    LoadedAgent lister = LoadedAgent.of(folder, "ClassLister");
    try (ChildJvm child = interpreted(jdk)) {
      recorder.in(child); // The JVM writes what came out of CDS anew, once.
      long allocatedBefore = allocated(child);
      attach(child, "attached to ");
      attach(child, "Descry is already in "); // With what the second one loads, once.
      bytes(child, recorder); // And what has been loaded from there since.
      Map<String, String> woven = bytes(child, recorder);
      Cost once = Cost.of(child, lister);

      for (int i = 1; i < MORE; i++) {
        attach(child, "Descry is already in ");
      }

      assertThat(woven).hasSizeGreaterThan(4);
      assertThat(once.allocated).isGreaterThan(allocatedBefore);
      assertThat(Cost.of(child, lister)).isEqualTo(once);
      assertThat(bytes(child, recorder)).containsAllEntriesOf(woven);
      assertThat(child.end()).isZero();
    }
  }

  /** Interpreted, and with a stack for each open, so that each allocates the same. */
  private static ChildJvm interpreted(Jdk jdk) {
    ChildJvm child = ChildJvm.on(jdk).jvm("-Xint").main("Rounds").start();
    child.await("ready", Duration.ofSeconds(60));
    return child;
  }

  private static void attach(ChildJvm child, String answer) {
    CommandLine.Result result =
        CommandLine.run("attach", String.valueOf(child.pid()), "jmx=true,capture=full");

    assertThat(result.exit()).as(result.err()).isZero();
    assertThat(result.out()).startsWith(answer + child.pid()).contains("failed: 0");
  }

  /** Those of the JDK's classes; what else loads meanwhile is seen, too. */
  private static Map<String, String> bytes(ChildJvm child, LoadedAgent recorder) throws Exception {
    return recorder.in(child).stream()
        .map(line -> line.split(" "))
        .filter(words -> words[0].matches(HOOKED))
        .collect(Collectors.toMap(words -> words[0], words -> words[1]));
  }

  /** Bytes of one open and close. */
  private static long allocated(ChildJvm child) {
    List<String> answer = child.ask("allocated", "allocated ");
    return Long.parseLong(answer.get(answer.size() - 1).split(" ")[1]);
  }

  /**
   * What there is of the agent: places that the JVM asks when a class loads, threads, loaders,
   * classes in the JDK, descriptors, beans, and the bytes that an open allocates.
   */
  private record Cost(
      int transformers,
      List<String> threads,
      int loaders,
      List<String> bootClasses,
      int descriptors,
      List<String> beans,
      long allocated) {

    static Cost of(ChildJvm child, LoadedAgent lister) throws Exception {
      return new Cost(
          Tools.instances(child, "sun.instrument.TransformerManager$TransformerInfo"),
          Tools.agentThreads(child),
          Tools.instances(child, "io.descry.agent.IsolatedLoader"),
          lister.in(child).stream().filter(name -> name.matches(BOOT_CLASS)).sorted().toList(),
          AgentReport.of(child).ledger("agent"),
          child.ask("beans", "beans "),
          TenAttachesIT.allocated(child));
    }
  }
}
