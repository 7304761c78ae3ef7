package io.descry.export.log.sink;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import org.junit.jupiter.api.Test;

class StderrSinkTest {

  private final ByteArrayOutputStream stderr = new ByteArrayOutputStream();
  private final StderrSink sink = new StderrSink(stderr);

  @Test
  void a_line_begins_with_its_code_then_time_and_level() throws IOException {
    sink.accept(LogEvent.of(Level.WARN, "DSC-OPTIONS unknown option {} %msg"));

    assertThat(stderr.toString(UTF_8))
        .matches(
            "DSC-OPTIONS \\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z WARN"
                + " unknown option \\{} %msg\n");
  }

  @Test
  void a_report_is_written_as_it_is() throws IOException {
    sink.accept(
        LogEvent.of(Level.WARN, "DSC-REPORT 1 leak\n  at Caf\u00e9.open(Caf\u00e9.java:1)"));

    assertThat(stderr.toString(UTF_8))
        .isEqualTo("DSC-REPORT 1 leak\n  at Caf\u00e9.open(Caf\u00e9.java:1)\n");
  }

  @Test
  void a_rehearsal_writes_nothing() {
    sink.rehearse();

    assertThat(stderr.size()).isZero();
  }

  @Test
  void a_failure_reaches_the_caller_and_the_next_line_is_tried() {
    StderrSink closed = new StderrSink(new ClosedStream());

    for (int i = 0; i < 2; i++) {
      assertThatThrownBy(() -> closed.accept(LogEvent.of(Level.INFO, "DSC-A a")))
          .isInstanceOf(IOException.class)
          .hasMessage("Bad file descriptor");
    }
  }

  private static final class ClosedStream extends OutputStream {
    @Override
    public void write(int b) throws IOException {
      throw new IOException("Bad file descriptor");
    }
  }
}
