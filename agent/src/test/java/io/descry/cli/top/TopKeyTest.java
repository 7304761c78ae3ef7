package io.descry.cli.top;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TopKeyTest {

  @Test
  void letters_and_control_keys_are_keys() {
    assertThat(TopKey.of("gcq"))
        .containsExactly(TopKey.SORT_GROWTH, TopKey.SORT_COUNT, TopKey.QUIT);
    assertThat(TopKey.of("\003")).containsExactly(TopKey.QUIT);
    assertThat(TopKey.of("\r")).containsExactly(TopKey.OPEN);
    assertThat(TopKey.of("")).isEmpty();
  }

  @Test
  void arrows_come_in_two_ways_and_several_at_once() {
    assertThat(TopKey.of("\033[A\033OB\033[B"))
        .containsExactly(TopKey.UP, TopKey.DOWN, TopKey.DOWN);
    assertThat(TopKey.of("\033[5~\033[6~\033[H\033[4~"))
        .containsExactly(TopKey.PAGE_UP, TopKey.PAGE_DOWN, TopKey.FIRST, TopKey.LAST);
  }

  @Test
  void an_escape_alone_goes_back_and_an_unknown_sequence_does_nothing() {
    assertThat(TopKey.of("\033")).containsExactly(TopKey.BACK);
    assertThat(TopKey.of("\033[1;5Aq")).containsExactly(TopKey.QUIT);
    assertThat(TopKey.of("\033[20")).isEmpty();
    assertThat(TopKey.of("xyz\0")).isEmpty();
  }
}
