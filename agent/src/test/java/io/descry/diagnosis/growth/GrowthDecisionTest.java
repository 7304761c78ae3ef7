package io.descry.diagnosis.growth;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class GrowthDecisionTest {

  @Test
  void the_page_of_the_decision_has_the_table_of_thresholds() throws IOException {
    String page = Files.readString(Path.of("docs/decisions/010-growth.md"));

    assertThat(page).contains(GrowthThreshold.table());
  }
}
