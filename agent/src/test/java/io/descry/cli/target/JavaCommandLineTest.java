package io.descry.cli.target;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class JavaCommandLineTest {

  @Test
  void a_class_a_jar_or_a_module_is_what_runs() {
    assertThat(parse("java -Xmx1g -cp a:b com.acme.Main x").main).isEqualTo("com.acme.Main");
    assertThat(parse("java -jar /srv/app-1.2.jar -x").main).isEqualTo("/srv/app-1.2.jar");
    assertThat(parse("java -p mods -m acme/com.acme.Main").main).isEqualTo("acme/com.acme.Main");
    assertThat(parse("java --module=acme").main).isEqualTo("acme");
    assertThat(parse("java @options com.acme.Main").main).isEqualTo("com.acme.Main");
    assertThat(parse("java").main).isEmpty();
    assertThat(parse("java -jar").main).isEmpty();
    assertThat(parse("").main).isEmpty();
  }

  @Test
  void options_end_where_the_program_begins() {
    assertThat(parse("java -Xmx1g -cp a com.acme.Main -Xint").jvmOptions)
        .containsExactly("-Xmx1g", "-cp");
  }

  @Test
  void a_program_is_called_by_its_whole_or_its_short_name() {
    assertThat(JavaCommandLine.isCalled(parse("java com.acme.Main").main, "com.acme.Main"))
        .isTrue();
    assertThat(JavaCommandLine.isCalled(parse("java com.acme.Main").main, "Main")).isTrue();
    assertThat(JavaCommandLine.isCalled(parse("java com.acme.Main").main, "acme")).isFalse();
    assertThat(JavaCommandLine.isCalled(parse("java -jar /srv/app.jar").main, "app.jar")).isTrue();
    assertThat(JavaCommandLine.isCalled(parse("java -jar /srv/app.jar").main, "app")).isTrue();
    assertThat(JavaCommandLine.isCalled(parse("java -m acme/com.acme.Main").main, "com.acme.Main"))
        .isTrue();
    assertThat(JavaCommandLine.isCalled(parse("java").main, "")).isFalse();
  }

  private static JavaCommandLine parse(String line) {
    return JavaCommandLine.parse(line.replace(' ', '\0') + "\0");
  }
}
