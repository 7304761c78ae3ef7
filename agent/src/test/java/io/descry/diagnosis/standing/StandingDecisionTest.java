package io.descry.diagnosis.standing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The page of the decision prints the thresholds of standings, with the reasons in the source. */
class StandingDecisionTest {

  private static final Path SOURCE =
      Path.of("src/main/java/io/descry/diagnosis/standing/StandingThresholds.java");
  private static final Pattern CONSTANT =
      Pattern.compile(
          "/\\*\\* (.*?) \\*/\\s+(?:public )?static final (?:long|int|double) (\\w+) =");

  @Test
  void the_page_of_the_decision_has_the_table_of_thresholds() throws Exception {
    String page = Files.readString(Path.of("docs/decisions/032-standings.md"));

    assertThat(page).contains(table());
  }

  private static String table() throws IOException, ReflectiveOperationException {
    StringBuilder table = new StringBuilder("| threshold | value | reason |\n|---|---|---|\n");
    Matcher constant = CONSTANT.matcher(Files.readString(SOURCE));
    while (constant.find()) {
      String name = constant.group(2).toLowerCase(Locale.ROOT).replace('_', ' ');
      table.append("| ").append(name).append(" | ").append(value(constant.group(2)));
      table.append(" | ").append(constant.group(1)).append(" |\n");
    }
    return table.toString();
  }

  private static String value(String name) throws ReflectiveOperationException {
    Field field = StandingThresholds.class.getDeclaredField(name);
    Object value = field.get(null);
    return value instanceof Double ? value.toString() : String.format(Locale.ROOT, "%,d", value);
  }
}
