package io.descry.export.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.descry.report.Excluded;
import io.descry.report.Report;
import io.descry.report.ReportSample;
import org.junit.jupiter.api.Test;

class TextExcludedTest {

  @Test
  void one_line_says_what_is_hidden_and_one_which_rule_is_over() {
    Report.Builder report = ReportSample.builder();
    report.excluded = ReportSample.excluded().build();

    assertThat(new TextRenderer().render(report.build()).lines().filter(TextExcludedTest::isOurs))
        .containsExactly(
            "DSC-EXCLUDED 1 site with 3 handles and 3 descriptors is expected, as expected.txt"
                + " says; 2 of them nothing can close any more",
            "DSC-EXCLUDED expected.txt line 4 (target /tmp/*.seg) ended on 2026-11-01 and hides"
                + " nothing any more: give it a later day, or remove it");
  }

  @Test
  void a_file_that_hides_nothing_is_not_worth_a_line() {
    Report.Builder report = ReportSample.builder();
    report.excluded = new Excluded.Builder().build();

    assertThat(new TextRenderer().render(report.build())).doesNotContain("DSC-EXCLUDED");
  }

  private static boolean isOurs(String line) {
    return line.startsWith("DSC-EXCLUDED");
  }
}
