package io.descry.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.descry.tests.harness.ChildJvm;
import io.descry.tests.harness.CommandLine;
import io.descry.tests.harness.Jdks;
import io.descry.tests.harness.Proc;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The kernel's side of processes that nothing is loaded into. */
class InspectIT {

  private static final int LIMIT = 64;

  @TempDir Path folder;

  @Test
  void a_jvm_at_its_limit_is_seen_and_needs_no_descriptor_for_it() throws IOException {
    try (ChildJvm child = ChildJvm.on(Jdks.running()).main("Service").limit(LIMIT).start()) {
      child.await("ready");
      child.ask("fill 0", "filled");

      String text = inspect(child.pid());
      JsonNode json = json(child.pid());

      assertThat(text)
          .startsWith("DSC-INSPECT 64 of 64 descriptors (100 %), 0 free\n")
          .contains("PID " + child.pid() + " io.descry.tests.programs.Service, a JVM")
          .contains("limit 64, hard 64: set for this process, since its parent")
          .contains("next: too few are free for an attach; as root `prlimit --pid " + child.pid());
      assertThat(json.get("descriptors").asInt()).isEqualTo(child.proc().descriptors().size());
      assertThat(sum(json.get("kinds"))).isEqualTo(LIMIT);
      assertThat(json.at("/limits/soft").asInt()).isEqualTo(LIMIT);
      assertThat(json.at("/parents/0/pid").asLong()).isEqualTo(ProcessHandle.current().pid());
    }
  }

  @Test
  void half_closed_sockets_and_deleted_files_are_told_with_their_peer_and_bytes()
      throws IOException {
    try (ChildJvm child = ChildJvm.on(Jdks.running()).main("KernelSide", folder).start()) {
      child.await("ready");
      String port = child.ask("half-close", "half-close").get(0).split(" ")[1];
      child.ask("delete", "delete");
      child.ask("list", "list");

      await()
          .atMost(Duration.ofSeconds(60))
          .until(() -> json(child.pid()).at("/tcpStates/CLOSE_WAIT").asInt() == 3);
      String text = inspect(child.pid());
      JsonNode json = json(child.pid());

      assertThat(text).containsPattern("remote \\S+:" + port + ": 3 CLOSE_WAIT");
      assertThat(text).contains(folder.toRealPath() + "/deleted.bin (12 kB, 2 descriptors)");
      assertThat(json.get("deleted")).hasSize(1);
      assertThat(json.at("/deleted/0/bytes").asInt()).isEqualTo(12_345);
      assertThat(json.at("/kinds/directory").asInt()).isEqualTo(directories(child));
      assertThat(text).contains("`java -jar descry.jar attach " + child.pid() + "` tells");
    }
  }

  @Test
  void a_process_that_is_no_jvm_is_seen_until_it_ends() throws Exception {
    Process sleep = new ProcessBuilder("sleep", "60").start();
    try {
      String text = inspect(sleep.pid());

      assertThat(text).contains("PID " + sleep.pid() + " sleep, no JVM").contains("3 pipe");
      assertThat(text).contains("next: no JVM, so there are no lines to find");
      assertThat(json(sleep.pid()).get("descriptors").asInt())
          .isEqualTo(Proc.of(sleep.pid()).descriptors().size());
    } finally {
      sleep.destroyForcibly();
    }
    assertThat(sleep.waitFor(60, TimeUnit.SECONDS)).isTrue();
    CommandLine.Result after = CommandLine.run("inspect", String.valueOf(sleep.pid()));
    assertThat(after.exit()).isEqualTo(4);
    assertThat(after.err()).contains("there is no process " + sleep.pid());
  }

  @Test
  void where_the_agent_is_in_its_report_comes_next() throws IOException {
    try (ChildJvm child = ChildJvm.on(Jdks.running()).main("Service").agent("log=none").start()) {
      child.await("ready");
      await()
          .atMost(Duration.ofSeconds(60))
          .untilAsserted(
              () ->
                  assertThat(inspect(child.pid()))
                      .contains("`java -jar descry.jar report " + child.pid() + "`"));
    }
  }

  private static long directories(ChildJvm child) {
    return child.proc().descriptors().values().stream()
        .filter(
            target -> target.startsWith("/") && java.nio.file.Files.isDirectory(Path.of(target)))
        .count();
  }

  private static int sum(JsonNode counts) {
    int sum = 0;
    for (JsonNode count : counts) {
      sum += count.asInt();
    }
    return sum;
  }

  private static String inspect(long pid, String... more) {
    String[] command = new String[2 + more.length];
    command[0] = "inspect";
    command[1] = String.valueOf(pid);
    System.arraycopy(more, 0, command, 2, more.length);
    CommandLine.Result result = CommandLine.run(command);
    assertThat(result.exit()).as(result.err()).isZero();
    return result.out();
  }

  private static JsonNode json(long pid) throws IOException {
    JsonNode json = new ObjectMapper().readTree(inspect(pid, "--format", "json"));
    ReportSchema.ofTheJar("descry-inspect-1").mustHold(json);
    return json;
  }
}
