package io.descry.diagnosis.growth;

import static org.assertj.core.api.Assertions.assertThat;

import io.descry.report.HistoryPoint;
import io.descry.report.SiteHistory;
import java.util.List;
import org.junit.jupiter.api.Test;

class HistoryRowsTest {

  private static final long SECOND = 1_000;

  private final Series series = new Series();

  @Test
  void points_are_in_order_and_reach_from_the_oldest_window_to_the_latest_second() {
    observe(3 * 3600);

    List<HistoryPoint> points = HistoryRows.points(series);

    assertThat(points).extracting(point -> point.at).isSorted().doesNotHaveDuplicates();
    assertThat(points.get(points.size() - 1).at).isEqualTo(3 * 3600 * SECOND);
    assertThat(points.get(0).at).isLessThanOrEqualTo(2 * 3600 * SECOND);
    assertThat(points).hasSizeLessThan(112);
    assertThat(points).allSatisfy(point -> assertThat(point.ceiling * SECOND).isEqualTo(point.at));
    assertThat(points).allSatisfy(point -> assertThat(point.floor).isPositive());
  }

  @Test
  void a_site_shows_the_widest_windows_of_which_there_are_enough() {
    observe(5);
    SiteHistory young = HistoryRows.floors(series);
    observe(40 * 60);
    SiteHistory old = HistoryRows.floors(series);

    assertThat(young.stepMillis).isEqualTo(SECOND);
    assertThat(young.floors).containsExactly(0L, 2L, 3L, 4L, 5L);
    assertThat(old.stepMillis).isEqualTo(60 * SECOND);
    assertThat(old.floors).hasSize(16).isSorted();
  }

  @Test
  void without_a_past_there_is_nothing_to_show() {
    assertThat(HistoryRows.points(series)).isEmpty();
    assertThat(HistoryRows.floors(series)).isNull();
    assertThat(HistoryRows.floors(null)).isNull();
  }

  private void observe(int untilSecond) {
    for (int second = 0; second <= untilSecond; second++) {
      series.add(second * SECOND, second, second);
    }
  }
}
