package io.descry.kernel.proc;

import static org.assertj.core.api.Assertions.assertThat;

import io.descry.kernel.RecordedText;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LineReaderTest {

  private final LineReader reader = new LineReader(System::nanoTime);
  private final List<String> lines = new ArrayList<>();

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 7, 4096})
  void lines_are_whole_however_they_are_handed_out(int piece) {
    ReadResult ending = read(new RecordedText("one\n\ntwo three\nlast", piece));

    assertThat(ending).isEqualTo(ReadResult.COMPLETE);
    assertThat(lines).containsExactly("one", "", "two three", "last");
  }

  @Test
  void a_line_longer_than_the_buffer_is_left_out() {
    ReadResult ending = read(new RecordedText("one\n" + "x".repeat(50_000) + "\ntwo\n"));

    assertThat(ending).isEqualTo(ReadResult.COMPLETE);
    assertThat(lines).containsExactly("one", "two");
  }

  @Test
  void a_reader_can_be_used_again_after_a_text_that_ended_inside_a_long_line() {
    read(new RecordedText("x".repeat(50_000)));

    read(new RecordedText("one\n"));

    assertThat(lines).containsExactly("one");
  }

  @Test
  void a_negative_clock_is_not_late() {
    LineReader negative = new LineReader(() -> Long.MIN_VALUE + 5);

    assertThat(negative.read(new RecordedText("a\nb"), this::keep)).isEqualTo(ReadResult.COMPLETE);
  }

  private ReadResult read(RecordedText text) {
    return reader.read(text, this::keep);
  }

  private boolean keep(byte[] buffer, int from, int to) {
    return lines.add(new String(buffer, from, to - from, StandardCharsets.UTF_8));
  }
}
