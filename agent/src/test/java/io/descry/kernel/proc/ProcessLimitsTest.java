package io.descry.kernel.proc;

import static org.assertj.core.api.Assertions.assertThat;

import io.descry.kernel.RecordedText;
import io.descry.model.Limits;
import org.junit.jupiter.api.Test;

class ProcessLimitsTest {

  @Test
  void soft_and_hard_are_those_of_open_files() {
    Limits limits = read(RecordedText.resource("limits.txt"));

    assertThat(limits).isEqualTo(new Limits(1024, 524288));
    assertThat(limits.isMeaningful()).isTrue();
  }

  @Test
  void a_number_that_stands_for_infinity_is_kept_but_means_nothing() {
    Limits limits = read(RecordedText.resource("limits-infinity.txt"));

    assertThat(limits).hasToString("1073741816/unlimited");
    assertThat(limits.isMeaningful()).isFalse();
  }

  @Test
  void numbers_beyond_any_count_are_unlimited() {
    Limits limits = read(RecordedText.resource("limits-endless.txt"));

    assertThat(limits).isEqualTo(new Limits(Limits.UNLIMITED, Limits.UNLIMITED));
  }

  @Test
  void a_text_without_or_with_half_the_line_gives_none() {
    assertThat(read("Max cpu time   unlimited   unlimited   seconds\n")).isNull();
    assertThat(read("Max open files   1024  ")).isNull();
    assertThat(read("Max open files   many  many files\n")).isNull();
    assertThat(read("")).isNull();
  }

  private static Limits read(String text) {
    return ProcessLimits.read(new LineReader(System::nanoTime), new RecordedText(text));
  }
}
