package io.descry.tests;

import io.descry.tests.harness.ChildJvm;
import io.descry.tests.harness.ChildJvmCommand;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Jars that {@link OddJvm}s need: other agents, as the build has copied them, and copies of ours.
 */
record OddFiles(Path folder) {

  private static final Path AGENTS = Path.of(System.getProperty("descry.apps"), "agents");

  Path copyOfTheJar() {
    try {
      return Files.copy(ChildJvm.agentJar(), folder.resolve("other.jar"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  ChildJvmCommand jacoco(ChildJvmCommand child) {
    Path jar = AGENTS.resolve("org.jacoco.agent-runtime.jar");
    return child.jvm("-javaagent:" + jar + "=destfile=" + folder.resolve("jacoco.exec"));
  }

  /** It sends nothing anywhere. */
  ChildJvmCommand openTelemetry(ChildJvmCommand child) {
    for (String signal : List.of("traces", "metrics", "logs")) {
      child.jvm("-Dotel." + signal + ".exporter=none");
    }
    return child.jvm("-javaagent:" + AGENTS.resolve("opentelemetry-javaagent.jar"));
  }

  /** Mockito and what it needs. */
  static List<Path> mockito() {
    try (Stream<Path> jars = Files.list(AGENTS.resolve("mockito"))) {
      return jars.sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
