package io.descry.cli.attach;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AnswerTest {

  @Test
  void a_report_carries_its_count_of_findings() {
    Answer answer = Answer.parse("ok\nfindings=2\nline 1\nline 2\n");

    assertThat(answer.ok).isTrue();
    assertThat(answer.findings).isEqualTo(2);
    assertThat(answer.text).isEqualTo("line 1\nline 2\n");
  }

  @Test
  void another_answer_has_none() {
    assertThat(Answer.parse("ok\n").text).isEmpty();
    assertThat(Answer.parse("ok\nsince 5 s\n").text).isEqualTo("since 5 s\n");
    assertThat(Answer.parse("ok\nfindings=x\n").findings).isZero();
  }

  @Test
  void an_error_is_its_message() {
    assertThat(Answer.parse("error no such command\n").ok).isFalse();
    assertThat(Answer.parse("error no such command\n").text).isEqualTo("no such command");
    assertThat(Answer.parse("").ok).isFalse();
  }
}
