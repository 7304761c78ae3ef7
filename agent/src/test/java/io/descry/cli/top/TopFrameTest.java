package io.descry.cli.top;

import static org.assertj.core.api.Assertions.assertThat;

import io.descry.cli.ReadReports;
import io.descry.cli.document.Document;
import io.descry.report.ReportSample;
import java.util.List;
import org.junit.jupiter.api.Test;

class TopFrameTest {

  private final Document document = ReadReports.read(ReportSample.full());
  private final TopState state = new TopState(TopSort.COUNT);

  @Test
  void a_wide_terminal_has_the_whole_table() {
    assertThat(frame(120, 14))
        .isEqualTo(
            """
            #LEAK: 682 of 1,024 descriptors used, 342 free, full in about 2 min
            02:10:00Z  com.acme.Main, PID 4242 on web-7, Java 17.0.9, up 2 h 5 min
            640 leak + 10 kept + 25 JVM + 5 Descry + 2 unknown = 682
            #DSC-LEAK growing: 640 streams of config.yml opened at com.acme.Conf.load(Conf.java:31) were never closed
               OPEN*      GROWTH      OPENED       OLDEST  VERDICT    KIND                LINE
            >     640    +180/min     185/min       12 min  growing    file-input          com.acme.Conf.load(Conf.java:31)
            #      10        flat         6/h          2 h  expected   socket-channel      com.acme.Pool.connect(Pool.java:88)






            q quit  enter open  c count  g growth  o opened  a age  l line  r reverse  h help
            """);
  }

  @Test
  void a_narrow_one_keeps_what_matters() {
    assertThat(frame(44, 12))
        .isEqualTo(
            """
            #LEAK: 682 of 1,024 descriptors used, 342 f..
            02:10:00Z  com.acme.Main, PID 4242 on web-..
            640 leak + 10 kept + 25 JVM + 5 Descry + 2..
            #DSC-LEAK growing: 640 streams of config.ym..
               OPEN*      GROWTH  LINE
            >     640    +180/min  Conf.load:31
            #      10        flat  Pool.connect:88




            q quit  enter open  c count  g growth  o o..
            """);
  }

  @Test
  void a_low_one_has_the_verdict_and_the_table() {
    assertThat(frame(80, 5).lines().toList())
        .hasSize(5)
        .satisfies(lines -> assertThat(lines.get(0)).startsWith("#LEAK: 682"))
        .satisfies(lines -> assertThat(lines.get(1)).startsWith("   OPEN*"))
        .satisfies(lines -> assertThat(lines.get(2)).startsWith(">     640"));
  }

  @Test
  void no_line_is_wider_and_no_frame_higher_than_the_terminal() {
    for (int width = 1; width < 130; width += 3) {
      for (int height = 1; height < 40; height += 3) {
        for (TopKey key : List.of(TopKey.OPEN, TopKey.HELP, TopKey.BACK)) {
          state.key(key, document, TopFrame.rows(height));
          List<String> lines = new TopFrame(document, state, width, height).lines("note");
          int most = width;
          assertThat(lines).hasSizeLessThanOrEqualTo(height);
          assertThat(lines).allMatch(line -> shown(line).length() <= most);
        }
      }
    }
  }

  @Test
  void an_open_site_shows_its_verdict_fix_and_stack() {
    state.key(TopKey.OPEN, document, 10);

    assertThat(frame(90, 28))
        .contains(
            """

            640 file-input open at com.acme.Conf.load(Conf.java:31)
            growing: the lowest open count rose in 5 of 5 windows
            660 opened, 20 closed, 0 by the collector, 0 lost for good; 640 descriptors
            +180/min, opening 185/min, oldest 12 min
            #DSC-LEAK growing: 640 streams of config.yml opened at com.acme.Conf.load(Conf.java:31)
              were never closed
              fix: Close it: use try-with-resources, or read the file once and keep its content.
            targets
              640  /etc/acme/config.yml
            stack
              java.io.FileInputStream.open(FileInputStream.java:216)
              java.io.FileInputStream.<init>(FileInputStream.java:157)
            > com.acme.Conf.load(Conf.java:31)
              com.acme.Handler.handle(Handler.java:54)
              com.acme.Main.main(Main.java:12)
            site 00c0ffee00c0ffee
            """);
  }

  @Test
  void a_page_that_is_longer_than_the_screen_is_scrolled_to_its_end_and_no_further() {
    state.key(TopKey.OPEN, document, 10);
    state.key(TopKey.LAST, document, 10);

    assertThat(frame(90, 14)).contains("\nsite 00c0ffee00c0ffee\n").doesNotContain("growing: the");
    state.key(TopKey.FIRST, document, 10);
    assertThat(frame(90, 14)).contains("growing: the").doesNotContain("site 00c0ffee00c0ffee");
  }

  @Test
  void a_site_that_is_in_the_report_no_more_is_told() {
    state.key(TopKey.OPEN, document, 10);
    Document later = ReadReports.read(ReportSample.healthy());

    assertThat(new TopFrame(later, state, 80, 20).lines(""))
        .contains("site 00c0ffee00c0ffee is in the report no more; escape goes back");
  }

  @Test
  void hostile_text_is_inert() {
    Document hostile = ReadReports.read(ReportSample.hostile());
    for (TopKey key : List.of(TopKey.BACK, TopKey.OPEN)) {
      state.key(key, hostile, 30);
      assertThat(new TopFrame(hostile, state, 200, 60).lines(""))
          .allMatch(line -> shown(line).chars().noneMatch(Character::isISOControl));
    }
  }

  @Test
  void without_a_terminal_there_are_lines_and_no_keys() {
    List<String> lines = new TopFrame(document, state, 100, Integer.MAX_VALUE).plain(1);

    assertThat(lines.get(0)).startsWith("LEAK: 682 of 1,024");
    assertThat(lines).endsWith("and 1 more site");
    assertThat(lines.get(lines.size() - 2)).startsWith("     640");
  }

  @Test
  void what_keeps_figures_from_being_fresh_stands_in_the_head() {
    assertThat(new TopFrame(document, state, 100, 20).lines("no fresher figures: stopped").get(3))
        .endsWith("no fresher figures: stopped");
  }

  private String frame(int width, int height) {
    StringBuilder text = new StringBuilder();
    for (String line : new TopFrame(document, state, width, height).lines("")) {
      text.append(line.replace(Screen.CHOSEN, ">").replace(Screen.PAINTED, "#")).append('\n');
    }
    return text.toString();
  }

  private static String shown(String line) {
    return line.replace(Screen.CHOSEN, "").replace(Screen.PAINTED, "");
  }
}
