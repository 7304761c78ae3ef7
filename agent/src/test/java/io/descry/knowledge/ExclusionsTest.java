package io.descry.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import io.descry.model.HandleKind;
import io.descry.model.Site;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExclusionsTest {

  private static final long NOW = Instant.parse("2026-11-21T12:00:00Z").toEpochMilli();

  private static final Site SITE =
      new Site(
          "9101fb8977f7197a",
          HandleKind.FILE_INPUT,
          List.of(
              "java.io.FileInputStream.open(FileInputStream.java:217)",
              "org.apache.lucene.store.Dir.open(Dir.java:8)",
              "com.acme.Cache$Loader.<init>(Cache.java:31)",
              "com.acme.web.Server.run(Server.java:9)"),
          false,
          "com.acme.Cache$Loader.<init>(Cache.java:31)",
          "folder",
          null);

  @ParameterizedTest
  @CsvSource({
    "class com.acme.Cache, true",
    "class com.acme.Cache$Loader, true",
    "class org.apache.lucene.store.Dir, true",
    "class com.acme.Cac, false",
    "class com.acme, false",
    "class com.acme.web.Server, false",
    "package com.acme, true",
    "package org.apache.lucene, true",
    "package org.apache.lucene.*, true",
    "package com.acm, false",
    "package com.acme.Cache, false",
    "package com.acme.web, false",
    "target /data/*.seg, true",
    "target /data/1.seg, false",
    "target *, true",
    "fingerprint 9101fb8977f7197a, true",
    "fingerprint 9101fb8977f7197b, false",
  })
  void a_rule_names_sites_by_what_is_above_the_applications_line_target_or_fingerprint(
      String rule, boolean named) {
    Exclusions exclusions = Exclusions.parse("expected.txt", rule + " reason=\"as it is\"");

    assertThat(exclusions.problems).isEmpty();
    assertThat(exclusions.of(SITE, List.of("/data/1.seg", "/data/2.seg"), NOW) != null)
        .isEqualTo(named);
  }

  @Test
  void a_target_says_nothing_where_no_handle_or_another_one_is_seen() {
    Exclusions exclusions = Exclusions.parse("expected.txt", "target /data/* reason=x");

    assertThat(exclusions.of(SITE, List.of(), NOW)).isNull();
    assertThat(exclusions.of(SITE, List.of("/data/1", "/etc/passwd"), NOW)).isNull();
    assertThat(exclusions.of(SITE, List.of("/data/1", ""), NOW)).isNull();
  }

  @Test
  void a_file_may_have_comments_quotes_any_line_ends_and_a_byte_order_mark() {
    Exclusions exclusions =
        Exclusions.parse(
            "expected.txt",
            "\uFEFF# what stays open\r\n\r\n"
                + "  target \"/my data/*\"  until=2027-01-31 reason=\"the \\\"big\\\" file\"\n"
                + "class com.acme.Cache\treason=cache");

    assertThat(exclusions.problems).isEmpty();
    assertThat(exclusions.rules)
        .extracting(Exclusion::toString)
        .containsExactly("target /my data/*", "class com.acme.Cache");
    assertThat(exclusions.rules.get(0).reason).isEqualTo("the \"big\" file");
    assertThat(exclusions.rules).extracting(rule -> rule.line).containsExactly(3, 4);
  }

  @ParameterizedTest
  @CsvSource({"2026-11-20, true", "2026-11-21, false", "2027-01-31, false"})
  void a_rule_holds_through_its_last_day_and_then_hides_nothing(String until, boolean over) {
    Exclusions exclusions =
        Exclusions.parse("expected.txt", "class com.acme.Cache reason=x until=" + until);

    assertThat(exclusions.rules.get(0).isOver(NOW)).isEqualTo(over);
    assertThat(exclusions.of(SITE, List.of(), NOW) == null).isEqualTo(over);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "class com.acme.Cache|no reason: add reason=",
        "class com.acme.Cache reason=|no reason: add reason=",
        "class reason=x|no name after class",
        "klass com.acme.Cache reason=x|is not known; expected class, package, target",
        "class com.acme.Cache because=x|is not known",
        "class com.acme.Cache reason=open for ever|is not known",
        "class com/acme/Cache reason=x|is no full name of a class",
        "package com..acme reason=x|is no full name of a package",
        "fingerprint 12 reason=x|a fingerprint is 16 hex digits",
        "class com.acme.Cache reason=\"x|a quote is not closed",
        "class com.acme.Cache reason=x until=31.1.2027|until=31.1.2027 is no day: write it as",
        "class com.acme.Cache reason=x until=2027-02-30|is no day",
        "class|no name after class",
      })
  void a_line_that_is_not_understood_is_named_and_skipped(String line, String why) {
    Exclusions exclusions =
        Exclusions.parse("expected.txt", "# first\n" + line + "\nclass com.acme.Cache reason=x\n");

    assertThat(exclusions.rules).hasSize(1);
    assertThat(exclusions.problems)
        .singleElement()
        .asString()
        .startsWith("exclude=expected.txt line 2 '")
        .contains(why)
        .endsWith("; the line is skipped");
  }

  @Test
  void a_log_given_by_mistake_is_a_score_of_problems_and_a_count() {
    Exclusions exclusions = Exclusions.parse("app.log", "INFO 12:00 started\n".repeat(5_000));

    assertThat(exclusions.rules).isEmpty();
    assertThat(exclusions.problems).hasSize(21);
    assertThat(exclusions.problems.get(20)).isEqualTo("exclude=app.log: 4980 more lines skipped");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\n\n", "# nothing"})
  void an_empty_file_excludes_nothing_and_is_no_mistake(String text) {
    Exclusions exclusions = Exclusions.parse("expected.txt", text);

    assertThat(exclusions.isGiven()).isTrue();
    assertThat(exclusions.rules).isEmpty();
    assertThat(exclusions.problems).isEmpty();
  }
}
