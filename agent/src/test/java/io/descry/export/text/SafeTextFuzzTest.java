package io.descry.export.text;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.descry.fuzz.Bounds;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Tag;

/**
 * Paths, hosts, messages and names of any bytes, with a URL in the middle: what is printed is one
 * line of letters, and the user and the query of that URL are not in it.
 */
@Tag("fuzz")
class SafeTextFuzzTest {

  private static final String SECRET = "s3cr3t-v4lue";

  private static final String URL =
      "https://" + SECRET + ":" + SECRET + "@h.test/p?k=" + SECRET + "#" + SECRET;

  @FuzzTest(maxDuration = "10m")
  void any_text(byte[] bytes) {
    String text = new String(bytes, StandardCharsets.UTF_8);
    String around = text.substring(0, text.length() / 2) + URL + " " + text;

    String line = Bounds.within(bytes.length, 2_000, () -> SafeText.line(text));
    String safe = Bounds.within(bytes.length, 2_000, () -> SafeText.withoutSecrets(around));

    Bounds.holds(Bounds.isPrintable(line), "letters only");
    Bounds.holds(SafeText.line(line).equals(line), "the same again");
    Bounds.holds(SafeText.line(text, 30).length() <= 30, "no longer than asked for");
    Bounds.holds(Bounds.isPrintable(SafeText.lines(text).replace("\n", "")), "lines of letters");
    Bounds.holds(text.contains(SECRET) || !safe.contains(SECRET), "no secret in " + safe);
  }
}
