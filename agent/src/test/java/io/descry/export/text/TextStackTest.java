package io.descry.export.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.descry.model.HandleKind;
import io.descry.report.ReportSample;
import io.descry.report.SiteRow;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TextStackTest {

  @Test
  void deep_library_frames_are_cut_in_the_middle_and_four_follow_the_application() {
    SiteRow.Builder site = site("lib.L", 12);
    site.frames.set(8, "app.Main.run(Main.java:8)");
    site.applicationFrame = "app.Main.run(Main.java:8)";
    site.frames.addAll(List.of("x", "y"));
    site.cutFrames = 990L;

    assertThat(TextStack.lines(site.build()))
        .containsExactly(
            "      lib.L.f0(L.java:0)",
            "      lib.L.f1(L.java:1)",
            "      ... 3 more",
            "      lib.L.f5(L.java:5)",
            "      lib.L.f6(L.java:6)",
            "      lib.L.f7(L.java:7)",
            "    > app.Main.run(Main.java:8)",
            "      lib.L.f9(L.java:9)",
            "      lib.L.f10(L.java:10)",
            "      lib.L.f11(L.java:11)",
            "      x",
            "      ... 991 more");
  }

  @Test
  void without_an_application_frame_the_first_eight_are_shown() {
    SiteRow.Builder site = site("lib.L", 10);
    site.applicationFrame = null;

    List<String> lines = TextStack.lines(site.build());

    assertThat(lines).hasSize(9).last().isEqualTo("      ... 2 more");
    assertThat(lines).noneMatch(line -> line.contains(">"));
  }

  @Test
  void a_stack_that_was_not_kept_takes_no_line() {
    SiteRow.Builder site = site("lib.L", 0);

    assertThat(TextStack.lines(site.build())).isEmpty();
  }

  private static SiteRow.Builder site(String owner, int depth) {
    SiteRow.Builder site = ReportSample.plain(1, HandleKind.SOCKET, 1);
    site.frames = new ArrayList<>();
    for (int i = 0; i < depth; i++) {
      site.frames.add(owner + ".f" + i + "(L.java:" + i + ")");
    }
    return site;
  }
}
