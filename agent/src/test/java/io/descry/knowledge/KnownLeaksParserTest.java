package io.descry.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KnownLeaksParserTest {

  private static final String ROW =
      "{'artifact': 'acme-net', 'from': '1.0', 'fixed': '1.2', 'kinds': ['socket', 'selector'],"
          + " 'frames': ['com.acme.Net.open'], 'symptom': 'keeps sockets', 'issue': 'NET-7',"
          + " 'source': 'https://acme.com/NET-7', 'checked': 'read'}";

  private static KnownLeaks parse(String text) {
    return KnownLeaks.parse("leaks.json", text.replace('\'', '"'));
  }

  @Test
  void a_row_says_which_versions_of_a_library_leak_and_where_that_was_read() {
    KnownLeaks leaks = parse("[" + ROW + "]");

    assertThat(leaks.problems).isEmpty();
    assertThat(leaks.rows).hasSize(1);
    KnownLeak row = leaks.rows.get(0);
    assertThat(row).hasToString("acme-net 1.0 to 1.2 (NET-7)");
    assertThat(row.symptom).isEqualTo("keeps sockets");
    assertThat(row.source).isEqualTo("https://acme.com/NET-7");
    assertThat(row.checked).isEqualTo(KnownLeak.Checked.READ);
  }

  @Test
  void one_text_stands_for_an_array_of_one_and_a_byte_order_mark_is_overlooked() {
    KnownLeaks leaks =
        parse("\uFEFF[" + ROW.replace("['com.acme.Net.open']", "'com.acme.Net.open'") + "]");

    assertThat(leaks.problems).isEmpty();
    assertThat(leaks.rows).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "'issue': 'NET-7',      |                       | no issue; expected the name of the issue",
        "'from': '1.0'          | 'from': 'early'       | from 'early' is no version",
        "'from': '1.0'          | 'from': '1.3'         | fixed 1.2 is not later than from 1.3",
        "['socket', 'selector'] | ['plug']              | 'plug' is no kind; expected those of",
        "'checked': 'read'      | 'checked': 'heard'    | expected read or reproduced",
        "'artifact'             | 'library'             | 'library' is not known; expected an obj",
        "'keeps sockets'        | 17                    | 'symptom' is neither a text nor an arr",
        "'keeps sockets'        | {'a': ['b', {}]}      | 'symptom' is neither a text nor an arr",
        "['com.acme.Net.open']  | ['a', 3]              | 'frames' is neither a text nor an arra",
        "['com.acme.Net.open']  | []                    | no frames; expected such as",
        "'keeps sockets'        | ['a', 'b']            | symptom is more than one text",
      })
  void a_row_that_is_wrong_is_named_with_what_is_expected_and_its_neighbours_stand(
      String right, String wrong, String problem) {
    assertThat(ROW).contains(right);
    String row = ROW.replace(right, wrong == null ? "" : wrong);

    KnownLeaks leaks = parse("[\n" + ROW + ",\n" + row + ",\n" + ROW + "]");

    assertThat(leaks.rows).hasSize(2);
    assertThat(leaks.problems)
        .singleElement()
        .asString()
        .startsWith("known-leaks=leaks.json row 2 (line 3): ")
        .contains(problem)
        .endsWith("; the row is skipped");
  }

  @Test
  void a_row_that_is_no_object_is_named_and_skipped() {
    KnownLeaks leaks = parse("[[1, {'a': 2}], 'x', null, " + ROW + "]");

    assertThat(leaks.rows).hasSize(1);
    assertThat(leaks.problems)
        .hasSize(3)
        .allMatch(problem -> problem.contains("expected an object"));
  }

  @Test
  void a_file_that_ends_early_keeps_the_rows_before_and_names_the_line() {
    KnownLeaks leaks = parse("[\n" + ROW + ",\n{'artifact'");

    assertThat(leaks.rows).hasSize(1);
    assertThat(leaks.problems)
        .singleElement()
        .asString()
        .startsWith("known-leaks=leaks.json line 3: no JSON: ");
  }

  @Test
  void a_field_that_is_given_twice_is_no_json() {
    assertThat(parse("[" + ROW.replace("{", "{'from': '1.1', ") + "]").problems)
        .singleElement()
        .asString()
        .contains("Duplicate");
  }

  @ParameterizedTest
  @CsvSource({"{}", "17", "''"})
  void a_file_that_is_no_array_is_named(String text) {
    KnownLeaks leaks = parse(text);

    assertThat(leaks.rows).isEmpty();
    assertThat(leaks.problems)
        .containsExactly(
            "known-leaks=leaks.json: expected an array of rows, [ {...}, {...} ]; it is not used");
  }

  @Test
  void of_very_many_wrong_rows_twenty_are_named_and_the_rest_counted() {
    KnownLeaks leaks = parse("[" + "1,".repeat(29) + "1]");

    assertThat(leaks.problems).hasSize(21).last().asString().contains("10 more rows skipped");
  }

  @Test
  void what_is_quoted_of_the_file_stays_in_one_short_line() {
    KnownLeaks leaks = parse("[" + ROW.replace("'read'", "'a\\nb" + "c".repeat(99) + "'") + "]");

    assertThat(leaks.problems).singleElement().asString().doesNotContain("\n").contains("'a bccc");
  }
}
