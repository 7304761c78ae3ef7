package io.descry.config;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class OptionTest {

  @Test
  void the_names_and_defaults_are_a_promise() {
    StringBuilder catalogue = new StringBuilder();
    for (Option option : Option.values()) {
      catalogue.append(option.text).append(' ').append(option.defaultText).append('\n');
    }

    assertThat(catalogue)
        .hasToString(
            """
            enabled true
            interval 60s
            log application
            file none
            format text
            file-size 10MB
            file-count 5
            at-exit false
            threshold 80%
            suspect-age 30m
            capture budget
            capture-budget 2%
            application none
            exclude none
            known-leaks none
            record none
            record-names plain
            jmx auto
            http off
            http-token off
            cache off
            config none
            """);
  }

  @Test
  void the_table_has_a_row_for_each_option() {
    String[] rows = OptionTable.markdown().split("\n");

    assertThat(rows).hasSize(2 + Option.values().length);
    assertThat(rows[3]).isEqualTo("| `interval` | 60s | time between reports; `0` for none |");
    assertThat(OptionTable.text()).contains("  interval        60s         time between reports;");
  }
}
