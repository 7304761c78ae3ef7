package io.descry.tests.harness;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Prints the safety table in Markdown, from what {@link SafetyRecorder} wrote while the tests ran:
 * one row for each thing tried, with the JDKs and the number of tests. Argument: the folder. Ends
 * with 1 where a test failed.
 */
public final class SafetyTable {

  private SafetyTable() {}

  public static void main(String[] arguments) throws IOException {
    List<SafetyCase> cases = read(Path.of(arguments[0]));
    System.out.print(render(cases));
    System.exit(cases.stream().allMatch(SafetyCase::passed) ? 0 : 1);
  }

  /** The last run of each test counts. */
  private static List<SafetyCase> read(Path folder) throws IOException {
    Map<String, SafetyCase> latest = new LinkedHashMap<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.sorted().toList()) {
        for (String line : Files.readAllLines(file)) {
          SafetyCase one = SafetyCase.parse(line);
          latest.put(one.id(), one);
        }
      }
    }
    return List.copyOf(latest.values());
  }

  static String render(Collection<SafetyCase> cases) {
    Map<String, List<SafetyCase>> rows =
        cases.stream()
            .collect(Collectors.groupingBy(SafetyCase::tried, TreeMap::new, Collectors.toList()));
    StringBuilder table = new StringBuilder();
    table.append("| tried | result | JDKs | tests |\n|---|---|---|---|\n");
    rows.forEach((tried, tests) -> table.append(row(tried, tests)));
    return table.toString();
  }

  private static String row(String tried, List<SafetyCase> tests) {
    return "| %s | %s | %s | %d |%n".formatted(tried, result(tests), jdks(tests), tests.size());
  }

  private static String result(List<SafetyCase> tests) {
    List<SafetyCase> failed = tests.stream().filter(test -> !test.passed()).toList();
    return failed.isEmpty() ? results(tests) : "**fails**: " + names(failed);
  }

  /** With their JDKs where they differ. */
  private static String results(List<SafetyCase> tests) {
    Map<String, List<SafetyCase>> results =
        tests.stream()
            .collect(Collectors.groupingBy(SafetyCase::result, TreeMap::new, Collectors.toList()));
    return results.size() == 1
        ? results.keySet().iterator().next()
        : results.entrySet().stream()
            .map(result -> result.getKey() + " (" + jdks(result.getValue()) + ")")
            .collect(Collectors.joining("; "));
  }

  private static String names(List<SafetyCase> tests) {
    return tests.stream()
        .map(test -> test.name() + " on " + test.jdk())
        .distinct()
        .collect(Collectors.joining(", "));
  }

  private static String jdks(List<SafetyCase> tests) {
    return tests.stream()
        .map(SafetyCase::jdk)
        .distinct()
        .sorted()
        .map(String::valueOf)
        .collect(Collectors.joining(", "));
  }
}
