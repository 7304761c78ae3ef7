package io.descry.config;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.descry.fuzz.Bounds;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Tag;

/**
 * A config file of any bytes, a log given by mistake included: options always come out, and what is
 * said is bounded.
 */
@Tag("fuzz")
class ConfigFileFuzzTest {

  private static final Path FILE = temporary();

  @FuzzTest(maxDuration = "10m")
  void any_file(byte[] bytes) throws IOException {
    Files.write(FILE, bytes);

    ParsedOptions parsed =
        Bounds.within(
            bytes.length,
            4_000,
            () -> OptionsParser.parse("config=" + FILE, new Properties(), Map.of()));

    Bounds.holds(parsed.options.fileCount() > 0, "a count of files");
    Bounds.areFewAndShort(parsed.problems, ProblemList.MOST + 1);
  }

  private static Path temporary() {
    try {
      File file = File.createTempFile("descry-fuzz", ".properties");
      file.deleteOnExit();
      return file.toPath();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
