package io.descry.tests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.descry.tests.harness.AgentReport;
import io.descry.tests.harness.ChildJvm;
import io.descry.tests.harness.CommandLine;
import io.descry.tests.harness.CommandLine.Result;
import io.descry.tests.harness.Jdks;
import io.descry.tests.harness.Safety;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every subcommand on a JVM that leaks and has no descriptor left. */
@Safety(value = "no descriptor left, every subcommand", result = "works")
class FullTableCommandsIT {

  @TempDir Path folder;

  @Test
  void with_the_agent_in_every_command_works_at_no_free_descriptor() throws IOException {
    try (ChildJvm child =
        ChildJvm.on(Jdks.running()).main("Service").limit(64).agent("log=none").start()) {
      child.await("ready");
      AgentReport.of(child);
      child.ask("forget 5", "forgot");
      Path before = snapshot(child, "before.json");
      child.ask("fill 0", "filled");
      assertThat(AgentReport.of(child).root().get("limits").get("headroom").asInt()).isZero();
      Path after = snapshot(child, "after.json");
      String pid = String.valueOf(child.pid());

      assertThat(done("list")).contains(pid + "  ");
      assertThat(done("inspect", pid)).contains("64");
      assertThat(done("doctor", pid)).contains("will work").contains("Descry is in already");
      assertThat(done("attach", pid)).contains("nothing to change");
      assertThat(done("status", pid)).contains("is in, by premain");
      assertThat(ended(1, "report", pid)).startsWith("DSC-REPORT EXHAUSTED");
      assertThat(ended(1, "report", pid, "--format", "json")).startsWith("{\"schema\"");
      assertThat(ended(1, "check", pid)).contains("recovered: 5 streams");
      assertThat(ended(0, "check", pid, "--certainty", "permanent")).startsWith("no leak is");
      assertThat(ended(1, "check", after.toString())).contains("recovered: 5 streams");
      assertThat(done("top", pid)).startsWith("EXHAUSTED: ").contains("Service.open(Service.java");
      assertThat(done("watch", pid, "--count", "2", "--interval", "100ms")).contains("EXHAUSTED: ");
      assertThat(done("diff", before.toString(), pid))
          .startsWith("grew by ")
          .contains("Service.open(Service.java");
      assertThat(done("merge", before.toString(), after.toString()))
          .contains("left out: 1 older report");
      mustBeAsPublished("descry-diff-1", "diff", before.toString(), pid);
      mustBeAsPublished("descry-merge-1", "merge", before.toString(), after.toString());
      assertThat(done("detach", pid)).startsWith("detached from " + pid);
    }
  }

  private static void mustBeAsPublished(String schema, String command, String a, String b)
      throws IOException {
    String json = done(command, a, b, "--format", "json");
    ReportSchema.ofTheJar(schema).mustHold(new ObjectMapper().readTree(json));
  }

  private Path snapshot(ChildJvm child, String name) {
    Path file = folder.resolve(name);
    done("snapshot", String.valueOf(child.pid()), "-o", file.toString());
    return file;
  }

  @Test
  void without_the_agent_every_command_says_what_is_missing() {
    try (ChildJvm child = ChildJvm.on(Jdks.running()).main("Service").limit(64).start()) {
      child.await("ready");
      child.ask("fill 0", "filled");
      String pid = String.valueOf(child.pid());

      assertThat(ended(1, "doctor", pid)).contains("will fail").contains("an attach needs 17");
      assertThat(CommandLine.run("attach", pid).err()).contains("an attach needs 17");
      for (String command : asking()) {
        Result result = CommandLine.run(command, pid);
        assertThat(result.exit()).as(command).isEqualTo(3);
        assertThat(result.err()).contains("Descry is not in " + pid);
        assertThat(result.out()).isEmpty();
      }
      assertThat(child.end()).isZero();
    }
  }

  private static List<String> asking() {
    return List.of("status", "report", "check", "snapshot", "top", "watch", "merge", "detach");
  }

  private static String done(String... words) {
    return ended(0, words);
  }

  private static String ended(int exit, String... words) {
    Result result = CommandLine.run(words);
    assertThat(result.exit()).as(String.join(" ", words) + ": " + result).isEqualTo(exit);
    assertThat(result.err()).isEmpty();
    return result.out();
  }
}
