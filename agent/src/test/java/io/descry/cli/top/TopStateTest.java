package io.descry.cli.top;

import static org.assertj.core.api.Assertions.assertThat;

import io.descry.cli.ReadReports;
import io.descry.cli.document.Document;
import io.descry.cli.document.DocumentSite;
import io.descry.report.Report;
import io.descry.report.ReportSample;
import io.descry.report.SiteRow;
import java.util.List;
import org.junit.jupiter.api.Test;

class TopStateTest {

  private final TopState state = new TopState(TopSort.COUNT);

  @Test
  void each_key_sorts_and_a_second_turns_the_order_around() {
    Document document = document(site('a', 5, 1.0), site('b', 9, null), site('c', 7, 30.0));

    assertThat(order(document)).isEqualTo("bca");
    press(document, TopKey.SORT_GROWTH);
    assertThat(order(document)).isEqualTo("cab");
    press(document, TopKey.REVERSE);
    assertThat(order(document)).isEqualTo("bac");
    press(document, TopKey.SORT_LINE);
    assertThat(order(document)).isEqualTo("abc");
  }

  @Test
  void the_chosen_row_is_a_site_and_moves_with_it() {
    Document document = document(site('a', 5, 1.0), site('b', 9, 1.0), site('c', 7, 1.0));
    press(document, TopKey.DOWN);
    Document later = document(site('a', 5, 1.0), site('b', 9, 1.0), site('c', 70, 1.0));

    assertThat(state.index(document)).isEqualTo(1);
    assertThat(state.index(later)).isZero();
    press(later, TopKey.OPEN);
    assertThat(state.selected()).isEqualTo(fingerprint('c'));
  }

  @Test
  void nothing_moves_beyond_the_ends() {
    Document document = document(site('a', 5, 1.0), site('b', 9, 1.0));

    press(document, TopKey.UP);
    assertThat(state.index(document)).isZero();
    press(document, TopKey.LAST);
    press(document, TopKey.DOWN);
    assertThat(state.index(document)).isEqualTo(1);
    press(document, TopKey.PAGE_UP);
    assertThat(state.index(document)).isZero();
  }

  @Test
  void without_a_site_every_key_is_harmless() {
    Document none = document();
    for (TopKey key : TopKey.values()) {
      assertThat(state.key(key, none, 10)).isEqualTo(key != TopKey.QUIT);
      assertThat(new TopFrame(none, state, 80, 24).lines("")).hasSizeLessThanOrEqualTo(24);
    }
  }

  @Test
  void pages_open_and_close_and_the_asking_can_be_paused() {
    Document document = document(site('a', 5, 1.0));

    press(document, TopKey.OPEN);
    assertThat(state.page()).isEqualTo(TopState.Page.SITE);
    press(document, TopKey.HELP);
    assertThat(state.page()).isEqualTo(TopState.Page.HELP);
    press(document, TopKey.BACK);
    assertThat(state.page()).isEqualTo(TopState.Page.TABLE);
    press(document, TopKey.PAUSE);
    assertThat(state.paused()).isTrue();
  }

  private void press(Document document, TopKey key) {
    assertThat(state.key(key, document, 10)).isTrue();
  }

  private String order(Document document) {
    StringBuilder order = new StringBuilder();
    for (DocumentSite site : state.sites(document)) {
      order.append(site.fingerprint.charAt(0));
    }
    return order.toString();
  }

  private static Document document(SiteRow... sites) {
    Report.Builder report = ReportSample.builder();
    report.sites.clear();
    report.sites.addAll(List.of(sites));
    return ReadReports.read(report.build());
  }

  private static SiteRow site(char name, long open, Double netPerMinute) {
    SiteRow.Builder site = ReportSample.leak();
    site.fingerprint = fingerprint(name);
    site.open = open;
    site.netPerMinute = netPerMinute;
    site.applicationFrame = name + ".run(A.java:1)";
    return site.build();
  }

  private static String fingerprint(char name) {
    return String.valueOf(name).repeat(16);
  }
}
