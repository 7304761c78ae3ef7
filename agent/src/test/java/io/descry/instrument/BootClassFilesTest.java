package io.descry.instrument;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import net.bytebuddy.jar.asm.Opcodes;
import org.junit.jupiter.api.Test;

/** What is defined into java.base must run on 8, at any moment of a JVM's start and end. */
class BootClassFilesTest {

  private static final Path FOLDER = Path.of(System.getProperty("descry.boot"), "java", "io");

  @Test
  void they_are_class_files_of_java_8() throws IOException {
    for (Path file : files()) {
      assertThat(read(file).version).as(file.toString()).isEqualTo(Opcodes.V1_8);
    }
  }

  @Test
  void nothing_in_them_is_linked_by_a_bootstrap_method() throws IOException {
    for (Path file : files()) {
      ClassFile type = read(file);

      assertThat(type.dynamicCalls).as(file.toString()).isEmpty();
      assertThat(type.lambdas).as(file.toString()).isEmpty();
    }
  }

  @Test
  void they_build_no_text_and_have_no_switch() throws IOException {
    for (Path file : files()) {
      ClassFile type = read(file);

      assertThat(type.types)
          .as(file.toString())
          .doesNotContain("java/lang/StringBuilder", "java/lang/StringBuffer");
      assertThat(type.switches).as(file.toString()).isEmpty();
    }
  }

  @Test
  void they_know_four_packages_of_the_jdk_and_what_lies_below_util() throws IOException {
    for (Path file : files()) {
      for (String type : new TreeSet<>(read(file).types)) {
        assertThat(type).as(file.toString()).matches("java/(lang|net|io|util)/.+");
      }
    }
  }

  @Test
  void the_state_is_the_one_static_field_that_changes() throws IOException {
    List<String> changing = new ArrayList<>();
    for (Path file : files()) {
      for (String field : read(file).staticFields) {
        changing.add(file.getFileName() + " " + field);
      }
    }

    assertThat(changing).containsExactly("DescryHooks.class state");
  }

  @Test
  void all_of_them_are_injected_but_the_constants() throws IOException {
    List<String> names = new ArrayList<>();
    for (Path file : files()) {
      names.add(file.getFileName().toString().replace(".class", ""));
    }
    names.remove("DescryKind");

    assertThat(BootInjector.CLASSES).containsExactlyInAnyOrderElementsOf(names);
  }

  private static ClassFile read(Path file) throws IOException {
    return new ClassFile(Files.readAllBytes(file));
  }

  private static List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files.sorted().toList();
    }
  }
}
