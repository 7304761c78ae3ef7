package io.descry.tests;

import static org.assertj.core.api.Assertions.assertThat;

import io.descry.tests.harness.ChildJvm;
import io.descry.tests.harness.Jdk;
import io.descry.tests.harness.Jdks;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The check for tests of any framework, in a JVM that was started without the agent. */
class LeakCheckIT {

  static Stream<Jdk> jdks() {
    return Jdks.some();
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void it_brings_the_agent_in_and_tells_what_is_held_and_what_was_dropped(Jdk jdk) {
    Path jar = Path.of(System.getProperty("descry.jar"));
    try (ChildJvm child = ChildJvm.on(jdk).main("LeakChecked").classPath(jar).start()) {
      assertThat(child.end()).isZero();

      assertThat(child.stdout())
          .containsExactly(
              "clean",
              "file-input /etc/hosts OPEN",
              "file-input /etc/hostname CLOSED_BY_GC",
              "main",
              "nothing since");
    }
  }
}
