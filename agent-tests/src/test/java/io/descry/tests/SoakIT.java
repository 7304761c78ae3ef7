package io.descry.tests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.descry.tests.harness.AgentReport;
import io.descry.tests.harness.ChildJvm;
import io.descry.tests.harness.Jdks;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * Sixteen threads of mixed load with a leak, the limit and churn in turn: the agent's heap and
 * descriptors stay flat, no event is lost, and the ledger at the end is the kernel's. Only when
 * asked for, with {@code -Dit.test=SoakIT -Ddescry.soak=30m}.
 */
@EnabledIfSystemProperty(named = "descry.soak", matches = "\\d+[ms]")
class SoakIT {

  private static final List<String> LOADS = List.of("leak", "limit", "churn");
  private static final Duration LONGEST_TURN = Duration.ofSeconds(30);

  /** More than JIT-independent noise of one sample: a report that is just being kept. */
  private static final long NOISE_BYTES = 512 << 10;

  private final List<Sample> samples = new ArrayList<>();
  private @TempDir Path folder;

  /** At rest after a turn of each load. */
  private record Sample(
      long seconds, long instances, long heapBytes, int descriptors, long lost, double cpuShare) {}

  @Test
  void the_agent_stays_as_it_was_while_the_load_comes_and_goes() throws Exception {
    Duration soak = Duration.parse("PT" + System.getProperty("descry.soak"));
    Duration turn = shorter(LONGEST_TURN, soak.dividedBy(12)); // Three loads, four times at least.
    long end = System.nanoTime() + soak.toNanos();
    try (ChildJvm child = start()) {
      long begin = System.nanoTime();
      while (System.nanoTime() - end < 0) {
        for (String load : LOADS) {
          child.say(load + " " + turn.toMillis());
          child.await("at rest", turn.plusMinutes(5));
        }
        sample(child, (System.nanoTime() - begin) / 1_000_000_000);
      }
      Ledgers.mustAgree(child, () -> "after the soak");
      assertThat(child.end()).isZero();
    }
    mustBeFlat();
  }

  private static Duration shorter(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }

  private ChildJvm start() {
    ChildJvm child =
        ChildJvm.on(Jdks.running())
            .main("Soak", Programs.empty(folder))
            .limit(2_000)
            .jvm("-Xmx512m")
            .agent("interval=10s,log=none,format=json,file=" + folder.resolve("soak.json"))
            .start();
    child.await("ready");
    return child;
  }

  private void sample(ChildJvm child, long seconds) throws Exception {
    AgentReport report = AgentReport.of(child);
    JsonNode agent = report.root().get("agent");
    long[] live = live(child);
    double cpuMillis = cpuMillis(child);
    double share = agent.get("cpuMillis").asLong() / cpuMillis;
    long lost = agent.get("lostEvents").asLong();
    Sample now = new Sample(seconds, live[0], live[1], report.ledger("agent"), lost, share);
    samples.add(now);
    System.out.printf("SOAK %s, process CPU %.0f s%n", now, cpuMillis / 1000);
    assertThat(lost).isZero();
    assertThat(report.ledger("unknown")).isZero();
    assertThat(agent.get("failures")).isEmpty();
  }

  /** Instances and bytes of the agent's classes after a collection. */
  private static long[] live(ChildJvm child) throws Exception {
    Path jcmd = child.jdk().home().resolve("bin/jcmd");
    Process process =
        new ProcessBuilder(jcmd.toString(), Long.toString(child.pid()), "GC.class_histogram")
            .redirectErrorStream(true)
            .start();
    String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(text).isZero();
    long[] sums = new long[2];
    for (String line : text.split("\n")) {
      String[] columns = line.trim().split("\\s+");
      if (columns.length >= 4 && isOurs(columns[3])) {
        sums[0] += Long.parseLong(columns[1]);
        sums[1] += Long.parseLong(columns[2]);
      }
    }
    return sums;
  }

  /** The program's classes are in io.descry.tests. */
  private static boolean isOurs(String type) {
    String plain = type.replaceFirst("^\\[+L?", "");
    return plain.startsWith("java.io.Descry")
        || (plain.startsWith("io.descry.") && !plain.startsWith("io.descry.tests."));
  }

  /** Of the whole process: user and system time, in hundredths of a second as Linux counts. */
  private static double cpuMillis(ChildJvm child) throws Exception {
    String stat = Files.readString(Path.of("/proc/" + child.pid() + "/stat"));
    String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
    return 10.0 * (Long.parseLong(fields[11]) + Long.parseLong(fields[12]));
  }

  private void mustBeFlat() {
    int third = samples.size() / 3;
    List<Sample> middle = samples.subList(third, 2 * third);
    List<Sample> last = samples.subList(2 * third, samples.size());
    assertThat(third).as("samples of a third").isPositive();
    assertThat(median(last, Sample::heapBytes))
        .isLessThan(median(middle, Sample::heapBytes) * 5 / 4 + NOISE_BYTES);
    assertThat(last).extracting(Sample::descriptors).containsOnly(samples.get(0).descriptors());
  }

  private static long median(List<Sample> samples, ToLongFunction<Sample> figure) {
    return samples.stream()
        .mapToLong(figure)
        .sorted()
        .skip(samples.size() / 2)
        .findFirst()
        .orElse(0);
  }
}
