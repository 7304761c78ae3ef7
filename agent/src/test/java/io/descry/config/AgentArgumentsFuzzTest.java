package io.descry.config;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.descry.fuzz.Bounds;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Tag;

/**
 * Agent arguments of any bytes: options always come out, what is said is bounded, and the token is
 * never in it.
 */
@Tag("fuzz")
class AgentArgumentsFuzzTest {

  private static final String TOKEN = "s3cr3t-t0ken";

  @FuzzTest(maxDuration = "10m")
  void any_arguments(byte[] bytes) {
    String text = new String(bytes, StandardCharsets.UTF_8);
    String arguments = "http-token=" + TOKEN + "," + text;

    List<String> problems =
        Bounds.within(bytes.length, 4_000, () -> OptionsParser.check(arguments));

    Bounds.areFewAndShort(problems, ProblemList.MOST + 1);
    if (!text.contains(TOKEN)) {
      Bounds.holds(!problems.toString().contains(TOKEN), "no token in " + problems);
    }
    if (!text.contains("config")) {
      Options options = OptionsParser.change(Options.defaults(), text).options;
      Bounds.holds(!options.interval().isNegative(), "an interval");
    }
  }
}
