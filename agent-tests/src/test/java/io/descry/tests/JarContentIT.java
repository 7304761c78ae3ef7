package io.descry.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.DataInputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The one jar is on the application's class path: what it may find there is pinned here. */
class JarContentIT {

  private static final int JAVA_8 = 52;

  private static final long MOST_BYTES = 2_900_000;

  @TempDir Path folder;

  private JarFile jar;

  private static final String JUNIT = "META-INF/services/org.junit.jupiter.api.extension.Extension";

  @BeforeEach
  void open() throws IOException {
    jar = new JarFile(new File(System.getProperty("descry.jar")), false);
  }

  @AfterEach
  void close() throws IOException {
    jar.close();
  }

  @Test
  void the_application_sees_the_entry_and_the_interfaces_and_nothing_else() {
    List<String> visible = new ArrayList<>();
    for (String name : files()) {
      if (!name.startsWith("inst/")
          && !name.startsWith("io/descry/api/")
          && !name.startsWith("io/descry/junit/")) {
        visible.add(name);
      }
    }

    assertThat(visible)
        .containsExactlyInAnyOrder(
            "META-INF/MANIFEST.MF",
            "META-INF/LICENSE",
            "META-INF/NOTICE",
            JUNIT,
            "io/descry/agent/DescryAgent.class",
            "io/descry/agent/DescryAgentPrivileged.class",
            "io/descry/agent/DescryAgentStart.class",
            "io/descry/agent/IsolatedLoader.class");
  }

  @Test
  void nothing_but_the_extension_of_junit_is_looked_up_as_a_service_or_read_as_a_module() {
    assertThat(files())
        .noneMatch(name -> name.contains("META-INF/services") && !name.equals(JUNIT))
        .noneMatch(name -> name.contains("META-INF/versions"))
        .noneMatch(name -> name.endsWith("module-info.class"));
  }

  @Test
  void the_engine_the_hooks_and_the_libraries_are_inside() {
    assertThat(files())
        .contains(
            "inst/java/io/DescryHooks.class",
            "inst/io/descry/agent/AgentRuntime.class",
            "inst/net/bytebuddy/jar/asm/ClassWriter.class",
            "inst/org/slf4j/Logger.class",
            "inst/ch/qos/logback/classic/Logger.class",
            "inst/picocli/CommandLine.class",
            "inst/com/fasterxml/jackson/core/JsonFactory.class",
            "inst/io/prometheus/metrics/model/snapshots/GaugeSnapshot.class",
            "inst/io/descry/export/http/page.html")
        .doesNotContain(
            "inst/io/descry/agent/DescryAgent.class", "inst/io/descry/agent/IsolatedLoader.class")
        .doesNotHaveDuplicates();
  }

  @Test
  void nothing_that_the_engine_reaches_was_left_out() throws Exception {
    JarReferences references = JarReferences.of(jar, folder);

    assertThat(references.missing()).isEmpty();
  }

  /** Logback's files, network and configuration, Jackson's filters, Byte Buddy but for ASM. */
  @Test
  void no_package_travels_that_the_engine_does_not_reach() throws Exception {
    JarReferences references = JarReferences.of(jar, folder);

    assertThat(references.unreachedPackages()).isEmpty();
    assertThat(Files.size(Path.of(jar.getName()))).isLessThanOrEqualTo(MOST_BYTES);
  }

  @Test
  void the_manifest_has_all_three_entries() throws IOException {
    Manifest manifest = jar.getManifest();
    Attributes main = manifest.getMainAttributes();

    assertThat(main.getValue("Premain-Class")).isEqualTo("io.descry.agent.DescryAgent");
    assertThat(main.getValue("Agent-Class")).isEqualTo("io.descry.agent.DescryAgent");
    assertThat(main.getValue("Main-Class")).isEqualTo("io.descry.agent.DescryAgent");
    assertThat(main.getValue("Can-Retransform-Classes")).isEqualTo("true");
    assertThat(main.getValue("Implementation-Title")).isEqualTo("Descry");
    assertThat(main.getValue("Implementation-Version")).matches("\\d+\\.\\d+\\.\\d+.*");
    assertThat(main.getValue("Automatic-Module-Name")).isEqualTo("io.descry");
    assertThat(main.getValue("Multi-Release")).isNull();
    assertThat(main.getValue("Class-Path")).isNull();
    assertThat(main.getValue("Boot-Class-Path")).isNull();
    assertThat(manifest.getEntries()).isEmpty();
  }

  @Test
  void every_class_of_ours_is_one_of_java_8() throws IOException {
    for (String name : files()) {
      if (name.endsWith(".class") && (name.contains("io/descry/") || name.contains("java/io/"))) {
        assertThat(version(name)).as(name).isEqualTo(JAVA_8);
      }
    }
  }

  private int version(String name) throws IOException {
    try (InputStream in = jar.getInputStream(jar.getJarEntry(name))) {
      DataInputStream data = new DataInputStream(in);
      data.readInt();
      data.readUnsignedShort();
      return data.readUnsignedShort();
    }
  }

  private List<String> files() {
    return jar.stream().filter(entry -> !entry.isDirectory()).map(JarEntry::getName).toList();
  }
}
