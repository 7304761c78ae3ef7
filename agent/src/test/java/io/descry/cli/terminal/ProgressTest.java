package io.descry.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class ProgressTest {

  private final StringWriter terminal = new StringWriter();
  private final StringWriter out = new StringWriter();

  @Test
  void what_lasts_longer_than_a_second_says_so_until_it_is_over() {
    try (Progress progress = streams(true).progress("looking")) {
      await().until(() -> terminal.toString().contains("looking ... 1 s"));
    }

    assertThat(terminal.toString()).endsWith("\r\033[K").doesNotContain("\n");
    assertThat(out.toString()).isEmpty();
  }

  @Test
  void what_is_quick_and_what_nobody_looks_at_says_nothing() throws InterruptedException {
    streams(true).progress("looking").close();
    try (Progress progress = streams(false).progress("looking")) {
      Thread.sleep(1_200); // Longer than the second after which it would be told.
    }

    assertThat(terminal.toString()).isEmpty();
  }

  private Streams streams(boolean isTerminal) {
    return new Streams(new PrintWriter(out), new PrintWriter(terminal), false, isTerminal);
  }
}
