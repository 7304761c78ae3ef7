package io.descry.tests.harness;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What must hold in every report that any test reads, whatever the program did. */
final class ReportRules {

  private static final Set<String> ACCUSED = Set.of("leak", "suspect");
  private static final double FILLING = 0.8;

  private ReportRules() {}

  /** Fails unless the sums add up and no statement contradicts another. */
  static void mustHold(JsonNode report) {
    assertThat(report.at("/agent/failures").findValuesAsText("where"))
        .as("the agent's own audit of this report: %s", report.at("/agent/failures"))
        .doesNotContain("audit");
    standingsMustAddUp(report);
    countsMustAddUp(report);
    findingsMustBeApart(report);
    clearedSitesMustHaveClosed(report);
  }

  private static void standingsMustAddUp(JsonNode report) {
    Map<String, Long> rows = new TreeMap<>();
    for (JsonNode row : report.get("descriptors")) {
      String standing = row.get("standing").asText();
      rows.merge(standing, 1L, Long::sum);
      boolean held = !row.get("finding").isNull() && !standing.equals("unknown");
      assertThat(held).as("%s", row).isEqualTo(ACCUSED.contains(standing));
    }
    report
        .get("standings")
        .fields()
        .forEachRemaining(
            sum ->
                assertThat(sum.getValue().asLong())
                    .as("descriptors of standing %s", sum.getKey())
                    .isEqualTo(rows.getOrDefault(sum.getKey(), 0L)));
    JsonNode kernel = report.at("/ledger/kernel");
    if (!kernel.isNull()) {
      long sum = rows.values().stream().mapToLong(Long::longValue).sum();
      assertThat(sum).as("the standings").isEqualTo(kernel.asLong());
    }
  }

  private static void countsMustAddUp(JsonNode report) {
    JsonNode counts = report.get("counts");
    if (counts.get("free").isNull()) {
      return;
    }
    long used = counts.get("used").asLong();
    long limit = counts.get("limit").asLong();
    assertThat(used + counts.get("free").asLong()).as("used and free").isEqualTo(limit);
    if (used >= FILLING * limit) {
      assertThat(report.get("state").asText()).isNotIn("ok", "watching");
    }
  }

  private static void findingsMustBeApart(JsonNode report) {
    Set<String> sites = new HashSet<>();
    for (JsonNode finding : report.get("findings")) {
      if (finding.get("cause").asText().equals("leak")) {
        finding
            .get("sites")
            .forEach(
                site ->
                    assertThat(sites.add(site.asText())).as("one finding of %s", site).isTrue());
      }
    }
  }

  private static void clearedSitesMustHaveClosed(JsonNode report) {
    for (JsonNode site : report.get("sites")) {
      boolean inUse = site.get("verdict").asText().equals("none");
      if (inUse && site.get("descriptors").asLong() > 0) {
        assertThat(site.get("closed").asLong()).as("%s is in use", site).isPositive();
      }
    }
  }
}
