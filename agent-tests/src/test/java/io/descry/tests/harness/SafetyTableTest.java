package io.descry.tests.harness;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SafetyTableTest {

  private final List<SafetyCase> cases = new ArrayList<>();

  @Test
  void tests_of_the_same_words_are_one_row_with_their_jdks() {
    ended("an interpreter", "works", 25, true, "one");
    ended("an interpreter", "works", 8, true, "two");
    ended("a small heap", "works", 8, true, "three");

    assertThat(table())
        .isEqualTo(
            """
            | tried | result | JDKs | tests |
            |---|---|---|---|
            | a small heap | works | 8 | 1 |
            | an interpreter | works | 8, 25 | 2 |
            """);
  }

  @Test
  void results_that_differ_stand_with_their_jdks() {
    ended("no module", "works", 17, true, "one");
    ended("no module", "says what it lacks", 8, true, "two");

    assertThat(table()).contains("| no module | says what it lacks (8); works (17) | 8, 17 | 2 |");
  }

  @Test
  void a_test_that_fails_takes_the_place_of_the_result() {
    ended("a small heap", "works", 8, true, "one");
    ended("a small heap", "works", 17, false, "two");

    assertThat(table()).contains("| a small heap | **fails**: SomeIT.two on 17 | 8, 17 | 2 |");
  }

  @Test
  void a_case_is_read_as_it_was_written() {
    ended("a small heap", "works", 8, true, "one");

    assertThat(SafetyCase.parse(cases.get(0).line())).isEqualTo(cases.get(0));
  }

  private void ended(String tried, String result, int jdk, boolean passed, String name) {
    cases.add(new SafetyCase(tried, result, jdk, passed, "id " + name, "SomeIT." + name));
  }

  private String table() {
    return SafetyTable.render(cases);
  }
}
