package io.descry.export.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GateTest {

  private final Gate open = new Gate("Build7.intern", null);
  private final Gate closed = new Gate("0.0.0.0", "s3cret");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "localhost",
        "LOCALHOST:8080",
        "127.0.0.1",
        "127.0.0.1:1",
        "10.1.2.3:80",
        "[::1]:8080",
        "[fe80::1]",
        "build7.intern:8080"
      })
  void names_that_nobody_else_can_own_are_accepted(String host) {
    assertThat(open.acceptsHost(host)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "evil.example",
        "evil.example:8080",
        "localhost.evil.example",
        "127.0.0.1.evil.example",
        "evil.example@localhost",
        "localhost/",
        "localhost, evil.example",
        "",
        "[::1",
        "1.2.3",
        "localhost:123456",
        "::1"
      })
  void other_names_are_not(String host) {
    assertThat(open.acceptsHost(host)).isFalse();
  }

  @Test
  void with_a_token_any_name_will_do_since_no_other_page_can_send_it() {
    assertThat(closed.acceptsHost("app-7.intern:8080")).isTrue();
    assertThat(closed.acceptsHost("no host at all")).isFalse();
  }

  @Test
  void the_token_must_be_the_same() {
    assertThat(closed.acceptsToken("Bearer s3cret")).isTrue();
    assertThat(closed.acceptsToken("bearer  s3cret ")).isTrue();
    assertThat(closed.acceptsToken("Bearer s3cre")).isFalse();
    assertThat(closed.acceptsToken("Bearer s3cretx")).isFalse();
    assertThat(closed.acceptsToken("Basic s3cret")).isFalse();
    assertThat(closed.acceptsToken("s3cret")).isFalse();
    assertThat(closed.acceptsToken("Bearer ")).isFalse();
    assertThat(closed.acceptsToken(null)).isFalse();
    assertThat(open.acceptsToken(null)).isTrue();
  }
}
