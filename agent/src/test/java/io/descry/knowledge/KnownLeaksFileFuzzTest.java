package io.descry.knowledge;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.descry.fuzz.Bounds;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Tag;

/**
 * A file of known leaks of any bytes, JSON or not: no exception, bounded words about it, and only
 * whole rows come out.
 */
@Tag("fuzz")
class KnownLeaksFileFuzzTest {

  @FuzzTest(maxDuration = "10m")
  void any_file(byte[] bytes) {
    String text = new String(bytes, StandardCharsets.UTF_8);

    KnownLeaks read = Bounds.within(bytes.length, 4_000, () -> KnownLeaks.parse("f", text));

    Bounds.areFewAndShort(read.problems, 22);
    for (KnownLeak row : read.rows) {
      Bounds.holds(!row.artifact.isEmpty(), "an artifact");
      Bounds.holds(VersionOrder.compare(row.from, row.fixed) < 0, "versions in order");
    }
  }
}
