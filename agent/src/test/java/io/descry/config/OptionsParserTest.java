package io.descry.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OptionsParserTest {

  @Test
  void the_token_is_in_no_message_not_even_what_follows_its_comma() {
    assertThat(OptionsParser.check("http-token=s3c,ret,x").toString()).doesNotContain("ret", "s3c");
    assertThat(OptionsParser.check("http-token s3cret").toString()).doesNotContain("s3cret");
    assertThat(OptionsParser.check("http-tokem=s3cret").toString()).doesNotContain("s3cret");
    assertThat(OptionsParser.check("http-token=").toString()).contains("http-token=...");
  }

  @Test
  void a_log_given_as_options_has_twenty_problems_and_a_count() {
    assertThat(OptionsParser.check("a=b,".repeat(5_000)))
        .hasSize(21)
        .last()
        .isEqualTo("4980 more texts are not as options should be");
  }

  @TempDir Path folder;

  @Test
  void nothing_given_leaves_the_defaults() {
    ParsedOptions parsed = OptionsParser.parse(null, new Properties(), Map.of());

    assertThat(parsed.problems).isEmpty();
    Options options = parsed.options;
    assertThat(options.enabled()).isTrue();
    assertThat(options.interval()).isEqualTo(Duration.ofSeconds(60));
    assertThat(options.log()).isEqualTo(LogTarget.APPLICATION);
    assertThat(options.file()).isNull();
    assertThat(options.format()).isEqualTo(ReportFormat.TEXT);
    assertThat(options.fileSizeBytes()).isEqualTo(10L << 20);
    assertThat(options.fileCount()).isEqualTo(5);
    assertThat(options.atExit()).isFalse();
    assertThat(options.threshold().percent).isEqualTo(80);
    assertThat(options.suspectAge()).isEqualTo(Duration.ofMinutes(30));
    assertThat(options.capture()).isEqualTo(CaptureMode.BUDGET);
    assertThat(options.captureBudget()).isEqualTo(0.02);
    assertThat(options.application()).isEmpty();
    assertThat(options.exclude()).isNull();
    assertThat(options.knownLeaks()).isNull();
    assertThat(options.jmx()).isEqualTo(JmxMode.AUTO);
    assertThat(options.http()).isNull();
    assertThat(options.httpToken()).isNull();
    assertThat(options.cache()).isNull();
  }

  @Test
  void every_option_is_read_from_agent_arguments() {
    ParsedOptions parsed =
        arguments(
            "enabled=false,interval=500ms,log=none,file=/var/log/d-%p.log,format=json,"
                + "file-size=1GB,file-count=9,at-exit=true,threshold=900,suspect-age=2h,"
                + "capture=full,capture-budget=0.5%,application=com.acme.*\\,org.acme,"
                + "exclude=/e.txt,known-leaks=/k.json,record=/r.txt,record-names=hash,jmx=false,http=[::1]:8080,http-token=t,"
                + "cache=/c");

    assertThat(parsed.problems).isEmpty();
    Options options = parsed.options;
    assertThat(options.enabled()).isFalse();
    assertThat(options.interval()).isEqualTo(Duration.ofMillis(500));
    assertThat(options.log()).isEqualTo(LogTarget.NONE);
    assertThat(options.file()).isEqualTo("/var/log/d-%p.log");
    assertThat(options.format()).isEqualTo(ReportFormat.JSON);
    assertThat(options.fileSizeBytes()).isEqualTo(1L << 30);
    assertThat(options.fileCount()).isEqualTo(9);
    assertThat(options.atExit()).isTrue();
    assertThat(options.threshold()).hasToString("900");
    assertThat(options.suspectAge()).isEqualTo(Duration.ofHours(2));
    assertThat(options.capture()).isEqualTo(CaptureMode.FULL);
    assertThat(options.captureBudget()).isEqualTo(0.005);
    assertThat(options.application()).containsExactly("com.acme", "org.acme");
    assertThat(options.exclude()).isEqualTo(new File("/e.txt"));
    assertThat(options.knownLeaks()).isEqualTo(new File("/k.json"));
    assertThat(options.record()).isEqualTo("/r.txt");
    assertThat(options.recordNames()).isEqualTo(RecordNames.HASH);
    assertThat(options.jmx()).isEqualTo(JmxMode.FALSE);
    assertThat(options.http()).hasToString("[::1]:8080");
    assertThat(options.httpToken()).isEqualTo("t");
    assertThat(options.cache()).isEqualTo(new File("/c"));
  }

  @Test
  void a_colon_parts_name_and_value_as_well() {
    Options options = arguments("interval:5m, http:localhost:8080,file:/a=b.log").options;

    assertThat(options.interval()).isEqualTo(Duration.ofMinutes(5));
    assertThat(options.http()).hasToString("localhost:8080");
    assertThat(options.file()).isEqualTo("/a=b.log");
  }

  @Test
  void an_escaped_comma_belongs_to_the_value() {
    Options options = arguments("file=/a\\,b\\c.log,,at-exit=true,").options;

    assertThat(options.file()).isEqualTo("/a,b\\c.log");
    assertThat(options.atExit()).isTrue();
  }

  @Test
  void arguments_win_over_properties_over_the_environment_over_the_file() throws IOException {
    Path file = config("interval=4s\nfile-count=4\ndescry.threshold=4\nsuspect-age=4m\n");
    Properties properties = properties("interval", "2s", "file-count", "2", "threshold", "2");
    Map<String, String> environment =
        Map.of("DESCRY_INTERVAL", "3s", "DESCRY_FILE_COUNT", "3", "DESCRY_CONFIG", file.toString());

    ParsedOptions parsed = OptionsParser.parse("interval=1s", properties, environment);

    assertThat(parsed.problems).isEmpty();
    assertThat(parsed.options.interval()).isEqualTo(Duration.ofSeconds(1));
    assertThat(parsed.options.fileCount()).isEqualTo(2);
    assertThat(parsed.options.threshold()).hasToString("2");
    assertThat(parsed.options.suspectAge()).isEqualTo(Duration.ofMinutes(4));
  }

  @Test
  void the_file_is_utf_8_with_or_without_a_byte_order_mark() throws IOException {
    Path file = config("\uFEFFfile = /var/log/d\u00E9.log\n# comment\n");

    ParsedOptions parsed = arguments("config=" + file);

    assertThat(parsed.problems).isEmpty();
    assertThat(parsed.options.file()).isEqualTo("/var/log/d\u00E9.log");
  }

  @Test
  void all_problems_are_told_together_and_the_defaults_stand() {
    ParsedOptions parsed =
        OptionsParser.parse(
            "intervall=1s,interval=60,log=verbose,x,capture,threshold=101%,http-token=off,foo=1",
            properties("fiel", "a", "file-size", "10"),
            Map.of("DESCRY_INTERVLA", "1s", "DESCRY_SERVICE_HOST", "10.0.0.1"));

    assertThat(parsed.problems)
        .containsExactly(
            "'x' (agent argument) is not key=value (a comma in a value is written \\,)",
            "capture (agent argument) has no value: write capture=budget",
            "unknown option 'intervall' (agent argument): did you mean interval?",
            "unknown option 'foo' (agent argument): the options are "
                + String.join(", ", Option.names()),
            "unknown option 'fiel' (-Ddescry.fiel): did you mean file?",
            "unknown option 'intervla' (DESCRY_INTERVLA): did you mean interval?",
            "interval=60 (agent argument): expected a duration with its unit, such as 500ms, 60s,"
                + " 5m or 2h, or 0; the default 60s stands",
            "log=verbose (agent argument): expected application, simple or none; the default"
                + " application stands",
            "file-size=10 (-Ddescry.file-size): expected a size with its unit, such as 500KB, 10MB"
                + " or 1GB; the default 10MB stands",
            "threshold=101% (agent argument): expected a share of the limit from 1% to 100%, or a"
                + " count of descriptors such as 900; the default 80% stands");
    assertThat(parsed.options.interval()).isEqualTo(Duration.ofSeconds(60));
    assertThat(parsed.options.threshold()).hasToString("80%");
  }

  @Test
  void a_config_file_that_is_missing_is_one_problem() {
    Path missing = folder.resolve("missing.properties");

    ParsedOptions parsed = arguments("config=" + missing);

    assertThat(parsed.problems)
        .containsExactly(
            "config=" + missing + ": there is no such file; the options in it are not used");
  }

  @Test
  void a_config_that_is_a_folder_or_malformed_or_nested_is_one_problem() throws IOException {
    Path malformed = config("file=\\uZZ\n");

    assertThat(arguments("config=" + folder).problems)
        .containsExactly("config=" + folder + ": it is not a file; the options in it are not used");
    assertThat(arguments("config=" + malformed).problems)
        .singleElement()
        .asString()
        .startsWith("config=" + malformed + ": Malformed");
    config("config=/other");
    assertThat(arguments("config=" + malformed).problems)
        .containsExactly(
            "config (config descry.properties): a config file cannot name another; ignored");
  }

  @Test
  void a_bad_value_is_shown_in_one_short_line() {
    ParsedOptions parsed = arguments("log=a\nb" + "c".repeat(500));

    assertThat(parsed.problems).singleElement().asString().hasSizeLessThan(250).contains("=a?bccc");
  }

  @Test
  void a_change_keeps_what_it_does_not_name() {
    Options before = arguments("interval=5s,file=/a").options;

    ParsedOptions changed = OptionsParser.change(before, "capture=full,interval=x,file=none");

    assertThat(changed.options.interval()).isEqualTo(Duration.ofSeconds(5));
    assertThat(changed.options.capture()).isEqualTo(CaptureMode.FULL);
    assertThat(changed.options.file()).isNull();
    assertThat(changed.problems).singleElement().asString().endsWith("what it was stands");
  }

  @Test
  void no_text_makes_the_parser_throw() {
    for (Option option : Option.values()) {
      for (String value :
          new String[] {"", "-1", "99999999999999d", "9e9", "%", ":", "a b", "\0"}) {
        assertThat(arguments(option.text + "=" + value).options).isNotNull();
      }
    }
  }

  private static ParsedOptions arguments(String text) {
    return OptionsParser.parse(text, new Properties(), Map.of());
  }

  private static Properties properties(String... namesAndValues) {
    Properties properties = new Properties();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      properties.setProperty("descry." + namesAndValues[i], namesAndValues[i + 1]);
    }
    properties.setProperty("user.home", "/home/x");
    return properties;
  }

  private Path config(String text) throws IOException {
    return Files.writeString(folder.resolve("descry.properties"), text);
  }
}
