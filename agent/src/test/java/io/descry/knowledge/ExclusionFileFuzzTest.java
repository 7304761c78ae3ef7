package io.descry.knowledge;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.descry.fuzz.Bounds;
import io.descry.model.HandleKind;
import io.descry.model.Site;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Tag;

/**
 * A file of expected sites of any bytes: no exception, bounded words about it, and each rule that
 * comes out can be asked and printed.
 */
@Tag("fuzz")
class ExclusionFileFuzzTest {

  private static final Site SITE =
      new Site(
          "9101fb8977f7197a",
          HandleKind.FILE_INPUT,
          List.of("java.io.FileInputStream.open(FileInputStream.java:217)", "com.acme.A.b(A.java)"),
          false,
          "com.acme.A.b(A.java)",
          "folder",
          null);

  @FuzzTest(maxDuration = "10m")
  void any_file(byte[] bytes) {
    String text = new String(bytes, StandardCharsets.UTF_8);

    Exclusions read = Bounds.within(bytes.length, 4_000, () -> Exclusions.parse("f", text));

    Bounds.areFewAndShort(read.problems, 21);
    Bounds.holds(read.rules.size() <= bytes.length, "fewer rules than bytes");
    read.of(SITE, List.of("/data/aaaaaaaaaaaaaaaaaaaaaaaaaaaa.log", text), 0);
    for (Exclusion rule : read.rules) {
      Bounds.holds(rule.reason.indexOf('\n') < 0, "a reason of one line");
      Bounds.holds(rule.toString().indexOf('\n') < 0, "a rule of one line");
    }
  }
}
