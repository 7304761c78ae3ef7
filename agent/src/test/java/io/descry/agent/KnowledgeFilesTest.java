package io.descry.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.descry.config.OptionsParser;
import io.descry.knowledge.Knowledge;
import io.descry.knowledge.KnownLeak;
import io.descry.knowledge.KnownLeaks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KnowledgeFilesTest {

  private static final KnownLeaks OWN = read("", Knowledge.NONE).knownLeaks;

  @TempDir Path folder;

  private static Knowledge read(String arguments, Knowledge before) {
    return KnowledgeFiles.read(
        OptionsParser.parse(arguments, new Properties(), Map.of()).options, before);
  }

  private Path file(String text) throws IOException {
    return Files.writeString(folder.resolve("given.txt"), text);
  }

  @Test
  void the_jars_own_list_has_no_wrong_row_and_each_says_where_it_was_read() {
    assertThat(OWN.problems).isEmpty();
    assertThat(OWN.rows).hasSizeGreaterThanOrEqualTo(25);
    assertThat(OWN.rows).allMatch(row -> row.source.matches("https://\\S+"));
    assertThat(OWN.rows).extracting(KnownLeak::toString).doesNotHaveDuplicates();
    assertThat(OWN.rows)
        .filteredOn(row -> row.checked == KnownLeak.Checked.REPRODUCED)
        .hasSizeGreaterThanOrEqualTo(10);
  }

  @Test
  void without_files_nothing_is_expected_and_the_jars_own_list_is_known() {
    Knowledge knowledge = read("", Knowledge.NONE);

    assertThat(knowledge.exclusions.isGiven()).isFalse();
    assertThat(knowledge.problems()).isEmpty();
  }

  @Test
  void a_users_rows_come_after_the_jars_own() throws IOException {
    String row =
        "[{'artifact': 'acme-net', 'from': '1.0', 'fixed': '1.2', 'kinds': 'socket', 'frames':"
            + " 'a.B', 'symptom': 's', 'issue': 'NET-7', 'source': 'x', 'checked': 'read'}]";

    Knowledge knowledge = read("known-leaks=" + file(row.replace('\'', '"')), Knowledge.NONE);

    assertThat(knowledge.problems()).isEmpty();
    assertThat(knowledge.knownLeaks.rows).hasSize(OWN.rows.size() + 1).startsWith(rows());
    assertThat(knowledge.knownLeaks.rows.get(OWN.rows.size()).issue).isEqualTo("NET-7");
  }

  private static KnownLeak[] rows() {
    return OWN.rows.toArray(new KnownLeak[0]);
  }

  @Test
  void a_file_that_is_no_json_is_named_and_the_jars_own_rows_stand() throws IOException {
    Knowledge knowledge = read("known-leaks=" + file("artifact: acme"), Knowledge.NONE);

    assertThat(knowledge.knownLeaks.rows).containsExactly(rows());
    assertThat(knowledge.problems())
        .singleElement()
        .asString()
        .startsWith("known-leaks=given.txt line 1: no JSON: ");
  }

  @Test
  void files_that_cannot_be_read_are_named_with_the_reason() throws IOException {
    Path large = file("#".repeat((1 << 20) + 1));
    Path none = folder.resolve("none.txt");

    assertThat(read("known-leaks=" + large + ",exclude=" + none, Knowledge.NONE).problems())
        .containsExactly(
            "exclude=none.txt: there is no such file; no site is excluded",
            "known-leaks=given.txt: it is larger than 1 MB; only the built-in rows are used");
    assertThat(read("exclude=" + folder, Knowledge.NONE).problems())
        .singleElement()
        .asString()
        .contains("it is not a file");
  }

  @Test
  void what_is_expected_stands_while_its_file_cannot_be_read_and_no_longer_without_the_option()
      throws IOException {
    Path file = file("class com.acme.Cache reason=x");
    Knowledge before = read("exclude=" + file, Knowledge.NONE);
    Files.delete(file);

    Knowledge after = read("exclude=" + file, before);

    assertThat(after.exclusions.rules).isEqualTo(before.exclusions.rules).hasSize(1);
    assertThat(after.problems())
        .isEqualTo(List.of("exclude=given.txt: there is no such file; what it said before stands"));
    assertThat(read("", after).exclusions.rules).isEmpty();
  }

  @Test
  void a_file_that_has_changed_is_read_anew() throws IOException {
    Knowledge before = read("exclude=" + file("class com.acme.Cache reason=x"), Knowledge.NONE);

    Knowledge after = read("exclude=" + file("package com.acme reason=y\nno rule"), before);

    assertThat(after.exclusions.rules)
        .hasSize(1)
        .doesNotContainAnyElementsOf(before.exclusions.rules);
    assertThat(after.problems())
        .singleElement()
        .asString()
        .startsWith("exclude=given.txt line 2 'no rule': ");
  }
}
