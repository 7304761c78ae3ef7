package io.descry.tests.harness;

import java.util.List;

/**
 * One test of the safety table, as it ended.
 *
 * @param id the same for a test that runs again
 * @param name class and method, for people
 */
record SafetyCase(String tried, String result, int jdk, boolean passed, String id, String name) {

  private static final String TAB = "\t";

  /** One line of a file of results. */
  String line() {
    return String.join(
        TAB, List.of(tried, result, String.valueOf(jdk), String.valueOf(passed), id, name));
  }

  static SafetyCase parse(String line) {
    String[] fields = line.split(TAB);
    return new SafetyCase(
        fields[0],
        fields[1],
        Integer.parseInt(fields[2]),
        Boolean.parseBoolean(fields[3]),
        fields[4],
        fields[5]);
  }
}
