package io.descry.cli.top;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FittingTest {

  private static final String FRAME = "com.acme.deep.Conf.load(Conf.java:31)";

  @Test
  void a_frame_loses_its_package_then_its_file_then_its_beginning() {
    assertThat(Fitting.frame(FRAME, 37)).isEqualTo(FRAME);
    assertThat(Fitting.frame(FRAME, 36)).isEqualTo("Conf.load(Conf.java:31)");
    assertThat(Fitting.frame(FRAME, 22)).isEqualTo("Conf.load:31");
    assertThat(Fitting.frame(FRAME, 9)).isEqualTo("..load:31");
    assertThat(Fitting.frame("native", 4)).isEqualTo("..ve");
  }

  @Test
  void words_are_wrapped_and_one_that_is_too_long_is_cut_up() {
    assertThat(Fitting.wrapped("  ", "    ", "fix: close it in time", 14))
        .containsExactly("  fix: close", "    it in time");
    assertThat(Fitting.wrapped("", "  ", "aaaaaaaaaa b", 6))
        .containsExactly("aaaaaa", "  aaaa", "  b");
    assertThat(Fitting.wrapped("", "  ", "", 6)).containsExactly("");
  }
}
