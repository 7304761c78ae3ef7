package io.descry.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GlobTest {

  @ParameterizedTest
  @CsvSource({
    "/var/log/*.log, /var/log/a.log, true",
    "/var/log/*.log, /var/log/a/b.log, true",
    "/var/log/*.log, /var/log/a.txt, false",
    "/var/log/*.log, /tmp/var/log/a.log, false",
    "*:6379, redis.acme.com:6379, true",
    "*:6379, redis.acme.com:63790, false",
    "/a?c, /abc, true",
    "/a?c, /ac, false",
    "*, '', true",
    "**, anything, true",
    "a*b*c, a-b-b-c, true",
    "a*b*c, a-c-b, false",
    "a.c, abc, false",
  })
  void a_star_is_any_text_and_a_question_mark_one_character(
      String pattern, String text, boolean matches) {
    assertThat(Glob.matches(pattern, text)).isEqualTo(matches);
  }

  @Test
  void many_stars_do_not_take_for_ever() {
    Assertions.assertTimeoutPreemptively(
        Duration.ofSeconds(10),
        () -> assertThat(Glob.matches("*a".repeat(40) + "b", "a".repeat(4000))).isFalse());
  }
}
