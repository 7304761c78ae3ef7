package io.descry.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;

/**
 * A fuzz test whose inputs are not beside it runs with the empty input alone, and passes: each has
 * its archive, with the path of its package.
 */
class FuzzInputsTest {

  private static final Path ARCHIVES = Path.of("src/test/fuzz");

  @Test
  void each_fuzz_test_has_the_archive_of_its_inputs() throws IOException {
    assertThat(names(ARCHIVES, ".zip")).isEqualTo(names(Path.of("src/test/java"), "FuzzTest.java"));
  }

  @Test
  void each_archive_has_the_path_of_its_test() throws IOException {
    for (Path test : files(Path.of("src/test/java"), "FuzzTest.java")) {
      String name = simpleName(test);
      String prefix =
          Path.of("src/test/java").relativize(test.resolveSibling(name + "Inputs")) + "/";

      assertThat(entries(ARCHIVES.resolve(name + ".zip")))
          .isNotEmpty()
          .allMatch(entry -> entry.startsWith(prefix), "starts with " + prefix);
    }
  }

  private static List<String> entries(Path archive) throws IOException {
    try (ZipFile zip = new ZipFile(archive.toFile())) {
      return zip.stream().map(ZipEntry::getName).toList();
    }
  }

  private static Set<String> names(Path folder, String end) throws IOException {
    return files(folder, end).stream()
        .map(FuzzInputsTest::simpleName)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static String simpleName(Path file) {
    return file.getFileName().toString().replaceFirst("\\.[a-z]+$", "");
  }

  private static List<Path> files(Path folder, String end) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(file -> file.toString().endsWith(end)).toList();
    }
  }
}
