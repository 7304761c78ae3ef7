package io.descry.kernel;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.descry.kernel.proc.LineReader;
import org.junit.jupiter.api.Tag;

/**
 * Whether the fuzzer finds a bug at all: run with {@code -Pfuzz} this must fail, within seconds.
 * What it found is replayed by {@link PlantedBugTest}.
 */
@Tag("fuzz")
class PlantedBugFuzzTest {

  @FuzzTest(maxDuration = "5m")
  void any_table(byte[] bytes) {
    new LineReader(System::nanoTime).read(new FuzzedText(bytes), new MutantRows());
  }
}
