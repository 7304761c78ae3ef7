package io.descry.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import io.descry.diagnosis.cause.LeakRule;
import io.descry.diagnosis.rule.Rules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every rule and every finding's code has a page that {@code explain} prints, and no other. */
class RulePagesTest {

  private static final Path PAGES = Path.of("src/main/resources/io/descry/rules");
  private static final Path RULES = Path.of("src/main/java/io/descry/diagnosis");

  /** Stands on a report's line, though not on a finding's. */
  private static final String EXHAUSTED = "DSC-EXHAUSTED";

  @Test
  void each_rule_and_each_code_of_a_finding_has_a_page_and_no_page_is_without_one()
      throws IOException {
    List<String> expected = new ArrayList<>(codes());
    Rules.ORDERED.forEach(rule -> expected.addAll(rule.ids()));

    assertThat(index().toList()).containsExactlyInAnyOrderElementsOf(expected);
    assertThat(files()).containsExactlyInAnyOrderElementsOf(expected);
  }

  @ParameterizedTest
  @MethodSource("index")
  void a_page_has_a_summary_and_four_parts_and_fits_a_terminal(String name) throws IOException {
    List<String> lines = Files.readAllLines(PAGES.resolve(name + ".txt"));

    assertThat(lines.get(0)).startsWith(name + ": ").hasSizeLessThan(100);
    assertThat(lines.stream().skip(1).filter(line -> !line.startsWith("  ") && !line.isEmpty()))
        .containsExactly(
            "What it means", "How it was decided", "How to fix it", "How to prove it fixed");
    assertThat(lines).allMatch(line -> line.length() <= 100).allMatch(line -> isAscii(line));
    assertThat(lines.size()).as("not a bare outline").isGreaterThan(11);
  }

  /** A leak's page also says what buys time, and that it does not stop the leak. */
  @ParameterizedTest
  @MethodSource("leaks")
  void a_page_about_a_leak_says_what_buys_time(String name) throws IOException {
    assertThat(Files.readString(PAGES.resolve(name + ".txt"))).contains("Buys time: ");
  }

  static Stream<String> index() throws IOException {
    return Files.readAllLines(PAGES.resolve("index.txt")).stream();
  }

  static Stream<String> leaks() {
    return Rules.ORDERED.stream()
        .filter(LeakRule.class::isInstance)
        .flatMap(rule -> rule.ids().stream());
  }

  private static List<String> files() throws IOException {
    try (Stream<Path> files = Files.list(PAGES)) {
      return files
          .map(file -> file.getFileName().toString().replace(".txt", ""))
          .filter(name -> !name.equals("index"))
          .toList();
    }
  }

  /** As the rules' sources name them. */
  private static Set<String> codes() throws IOException {
    Set<String> codes = new TreeSet<>(Set.of(EXHAUSTED));
    try (Stream<Path> files = Files.walk(RULES)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Pattern.compile("\"(DSC-[A-Z]+)\"")
            .matcher(Files.readString(file))
            .results()
            .map((MatchResult found) -> found.group(1))
            .forEach(codes::add);
      }
    }
    return codes;
  }

  private static boolean isAscii(String line) {
    return line.chars().allMatch(c -> c >= ' ' && c < 127);
  }
}
