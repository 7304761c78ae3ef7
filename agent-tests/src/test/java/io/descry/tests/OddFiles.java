package io.descry.tests;

import static org.assertj.core.api.Assertions.assertThat;

import io.descry.tests.harness.ChildJvm;
import io.descry.tests.harness.ChildJvmCommand;
import io.descry.tests.harness.CommandLine;
import io.descry.tests.harness.Jdk;
import io.descry.tests.harness.ProgramJar;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What {@link OddJvm}s need: other agents, as the build has copied them, copies of ours, archives
 * of classes.
 */
record OddFiles(Path folder, Jdk jdk) {

  private static final Path AGENTS = Path.of(System.getProperty("descry.apps"), "agents");

  private static final String[] AGENTS_MODULE = {"--add-modules", "java.instrument"};

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
  ChildJvmCommand mockito(ChildJvmCommand child) {
    try (Stream<Path> jars = Files.list(AGENTS.resolve("mockito"))) {
      jars.sorted().forEach(child::classPath);
      return child.arguments("mocks");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static ChildJvmCommand readOnly(ChildJvmCommand child) {
    return child.hiding(
        "mount -t tmpfs -o ro none /dev/shm; mount -t tmpfs -o ro none /var/tmp;"
            + " mount -o remount,bind,ro /");
  }

  ChildJvmCommand staticArchive(ChildJvmCommand child) {
    Path archive = folder.resolve("static.jsa");
    if (!Files.exists(archive)) {
      Path classes = folder.resolve("classes.list");
      train("-XX:DumpLoadedClassList=" + classes);
      List<String> dump = new ArrayList<>(List.of(jdk.java().toString(), "-Xshare:dump"));
      dump.addAll(modules());
      dump.addAll(
          List.of("-XX:SharedClassListFile=" + classes, "-XX:SharedArchiveFile=" + archive));
      dump.addAll(List.of("-cp", program().toString()));
      CommandLine.Result dumped = Tools.run(dump);
      assertThat(dumped.exit()).as(dumped.toString()).isZero();
    }
    return using(child, "-Xshare:on", "-XX:SharedArchiveFile=" + archive)
        .jvm(modules().toArray(String[]::new));
  }

  ChildJvmCommand dynamicArchive(ChildJvmCommand child) {
    Path archive = folder.resolve("dynamic.jsa");
    if (!Files.exists(archive)) {
      train("-XX:ArchiveClassesAtExit=" + archive);
    }
    return using(child, "-Xshare:on", "-XX:SharedArchiveFile=" + archive);
  }

  ChildJvmCommand aotCache(ChildJvmCommand child) {
    return aotCache(child.jvm(AGENTS_MODULE), AGENTS_MODULE);
  }

  ChildJvmCommand bareAotCache(ChildJvmCommand child) {
    return aotCache(child, new String[0]);
  }

  private ChildJvmCommand aotCache(ChildJvmCommand child, String[] modules) {
    Path cache = folder.resolve("program.aot");
    if (!Files.exists(cache)) {
      train(
          Stream.concat(Stream.of(modules), Stream.of("-XX:AOTCacheOutput=" + cache))
              .toArray(String[]::new));
    }
    return using(child, "-XX:AOTCache=" + cache);
  }

  /** From 25 on an archive of all modules fits only a JVM of the same ones. */
  private List<String> modules() {
    return jdk.feature() < 25 ? List.of() : List.of(AGENTS_MODULE);
  }

  private ChildJvmCommand using(ChildJvmCommand child, String... options) {
    return child.onlyClassPath(program()).jvm(options);
  }

  /** A run that an archive is made of; no agent is there. */
  private void train(String... options) {
    try (ChildJvm child = using(ChildJvm.on(jdk).main("Leaky"), options).start()) {
      child.await("ready");
      assertThat(child.end()).as(child.stderr().toString()).isZero();
    }
  }

  /** Archives are made of jars alone. */
  Path program() {
    Path jar = folder.resolve("program.jar");
    return Files.exists(jar) ? jar : ProgramJar.create(jar, "Leaky", Map.of());
  }
}
