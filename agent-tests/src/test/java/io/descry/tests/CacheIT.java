package io.descry.tests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.descry.tests.harness.AgentReport;
import io.descry.tests.harness.ChildJvm;
import io.descry.tests.harness.ChildJvmCommand;
import io.descry.tests.harness.CommandLine;
import io.descry.tests.harness.Jdk;
import io.descry.tests.harness.Jdks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Comparator;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Woven classes from the cache: the same hooks, without the library that weaves. */
class CacheIT {

  private Path folder;

  static Stream<Jdk> jdks() {
    return Jdks.all();
  }

  /** Not below /tmp: what everybody may write is refused, and that is the point. */
  @BeforeEach
  void make() throws IOException {
    Path target = Path.of("target").toAbsolutePath().normalize();
    Path place = isSafe(target) ? target : Path.of(System.getProperty("user.home"));
    folder = Files.createTempDirectory(place, "descry-cache-it");
  }

  private static boolean isSafe(Path folder) throws IOException {
    for (Path one = folder; one != null; one = one.getParent()) {
      Set<PosixFilePermission> allowed = Files.getPosixFilePermissions(one);
      if (allowed.contains(PosixFilePermission.GROUP_WRITE)
          || allowed.contains(PosixFilePermission.OTHERS_WRITE)) {
        return false;
      }
    }
    return true;
  }

  @AfterEach
  void remove() throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path one : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(one);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void hooks_from_the_cache_are_those_that_were_woven_and_follow_the_same(Jdk jdk)
      throws IOException {
    JsonNode woven = hooksOfAProgram(command(jdk));

    JsonNode kept = hooksOfAProgram(command(jdk));

    assertThat(kept).isEqualTo(woven);
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void a_warm_start_loads_nothing_of_the_library_that_weaves(Jdk jdk) throws IOException {
    if (jdk.feature() < 17) {
      return; // -Xlog is of 9, and 11 comes without the shared archive: see HOW_IT_WORKS.
    }
    Path log = folder.resolve("classes.log");
    String logged = "-Xlog:class+load:file=" + log;

    try (ChildJvm cold = command(jdk).jvm(logged).start()) {
      cold.await("ready");
      assertThat(cold.end()).isZero();
    }
    assertThat(Files.readString(log)).contains("net.bytebuddy.jar.asm.ClassReader");
    try (ChildJvm warm = command(jdk).jvm(logged).start()) {
      warm.await("ready");
      assertThat(warm.end()).isZero();
    }

    assertThat(Files.readString(log))
        .contains("io.descry.agent.AgentRuntime")
        .doesNotContain("net.bytebuddy");
  }

  @Test
  void warm_fills_the_cache_of_its_own_jvm_and_says_how_to_use_it() throws IOException {
    Path cache = folder.resolve("made");

    CommandLine.Result result = CommandLine.run("warm", "--cache", cache.toString(), "interval=5m");

    assertThat(result.exit()).as(result.err()).isZero();
    assertThat(result.out()).contains(" instrumented classes for ").contains("=cache=" + cache);
    try (Stream<Path> files = Files.list(cache)) {
      assertThat(files).hasSize(1);
    }
  }

  @Test
  void a_folder_below_one_that_everybody_may_write_is_refused_in_one_message() {
    CommandLine.Result warm = CommandLine.run("warm", "--cache", "/tmp/descry-no-such-cache");
    assertThat(warm.exit()).isEqualTo(2);
    assertThat(warm.err()).contains("/tmp can be written by others");
    ChildJvmCommand command =
        ChildJvm.on(Jdks.running())
            .main("Service")
            .agent("log=simple,interval=0,cache=/tmp/descry-no-such-cache");

    try (ChildJvm child = command.start()) {
      child.await("ready");
      AgentReport.of(child);
      assertThat(child.end()).isZero();

      assertThat(child.stderr())
          .filteredOn(line -> line.contains("cache="))
          .singleElement()
          .asString()
          .contains(
              "/tmp can be written by others (mode 1777). Classes are instrumented at every start");
    }
    assertThat(Path.of("/tmp/descry-no-such-cache")).doesNotExist();
  }

  private ChildJvmCommand command(Jdk jdk) {
    return ChildJvm.on(jdk)
        .main("Service")
        .agent("log=none,interval=0,cache=" + folder.resolve("kept"));
  }

  /** What the report says of each hook; the program's files are found at its line, and detached. */
  private static JsonNode hooksOfAProgram(ChildJvmCommand command) {
    try (ChildJvm child = command.start()) {
      child.await("ready");
      AgentReport.of(child);
      child.ask("hold 3", "held");
      AgentReport report = AgentReport.of(child);

      assertThat(report.handles())
          .filteredOn(handle -> report.frame(handle).contains("Service"))
          .hasSizeGreaterThanOrEqualTo(3);
      String pid = Long.toString(child.pid());
      assertThat(CommandLine.run("detach", pid).exit()).isZero();
      child.ask("hold 1", "held");
      assertThat(child.end()).isZero();
      return report.root().get("agent").get("hooks");
    }
  }
}
