package io.descry.kernel.proc;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CommandLineTest {

  @ParameterizedTest
  @CsvSource({
    "java -Xmx1g -cp a.jar:b.jar com.acme.Main -jar x, com.acme.Main",
    "/usr/bin/java -jar /srv/app.jar --port 80, /srv/app.jar",
    "java -Da=b -classpath x -ea com.acme.Main, com.acme.Main",
    "java -p mods -m com.acme/com.acme.Main x, com.acme/com.acme.Main",
    "java --module-path mods --module com.acme, com.acme",
    "java --module=com.acme/com.acme.Main, com.acme/com.acme.Main",
    "java --add-opens java.base/java.io=ALL-UNNAMED --class-path=x Main, Main",
    "java @options Main, Main",
    "java Hello.java, Hello.java"
  })
  void the_main_class_is_found_behind_the_options(String line, String main) {
    assertThat(CommandLine.mainClass(CommandLine.arguments(line.replace(' ', '\0') + '\0')))
        .isEqualTo(main);
  }

  @ParameterizedTest
  @CsvSource({"java", "java -version", "java -cp x", "java -jar", "java -cp"})
  void a_line_without_a_main_class_has_none(String line) {
    assertThat(CommandLine.mainClass(CommandLine.arguments(line.replace(' ', '\0') + '\0')))
        .isNull();
  }

  @Test
  void arguments_keep_blanks_and_empty_ones() {
    assertThat(CommandLine.arguments("java\0-Da=b c\0\0Main\0"))
        .containsExactly("java", "-Da=b c", "", "Main");
    assertThat(CommandLine.arguments("cut short\0in here")).containsExactly("cut short", "in here");
  }
}
