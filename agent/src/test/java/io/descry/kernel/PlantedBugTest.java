package io.descry.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.descry.kernel.proc.LineReader;
import io.descry.model.MissingPart;
import io.descry.model.SocketProtocol;
import java.io.IOException;
import java.io.InputStream;
import org.junit.jupiter.api.Test;

/** The input with which the fuzzer found the planted bug: it breaks the mutant, not the parser. */
class PlantedBugTest {

  @Test
  void what_the_fuzzer_found_breaks_the_mutant_alone() throws IOException {
    byte[] found = found();
    RecordedTables tables = new RecordedTables().with(SocketProtocol.TCP, new FuzzedText(found));

    assertThatThrownBy(
            () -> new LineReader(System::nanoTime).read(new FuzzedText(found), new MutantRows()))
        .isInstanceOf(ArrayIndexOutOfBoundsException.class);
    assertThat(tables.read(18).byInode).isEmpty();
    assertThat(tables.missing.parts())
        .extracting(MissingPart::toString)
        .allMatch(part -> part.startsWith("net/tcp: rows cut or malformed"))
        .hasSize(1);
  }

  private static byte[] found() throws IOException {
    try (InputStream in = PlantedBugTest.class.getResourceAsStream("planted-bug.txt")) {
      return in.readAllBytes();
    }
  }
}
