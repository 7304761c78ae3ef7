package io.descry.export.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.descry.config.Options;
import io.descry.config.OptionsParser;
import io.descry.export.FailureCounts;
import io.descry.export.log.AgentLog;
import io.descry.export.log.Log;
import io.descry.report.Failure;
import io.descry.report.ReportSample;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class HttpExporterTest {

  private final FailureCounts failures = new FailureCounts();

  @Test
  void without_a_token_nothing_listens_where_others_could_read() {
    tick("http=0.0.0.0:0");

    assertThat(failures.snapshot())
        .extracting(failure -> failure.message)
        .containsExactly(
            "no page at 0.0.0.0:0: others could read it there: set the option http-token, or leave"
                + " the host out");
  }

  @Test
  void a_host_that_is_not_known_is_told() {
    tick("http=no.such.host.invalid:0");

    assertThat(failures.snapshot())
        .extracting((Failure failure) -> failure.message)
        .containsExactly("no page at no.such.host.invalid:0: its host is not known");
  }

  @Test
  void the_loopback_address_needs_no_token() {
    tick("http=0");

    assertThat(failures.snapshot()).isEmpty();
  }

  private void tick(String arguments) {
    Options options = OptionsParser.parse(arguments, new Properties(), Map.of()).options;
    HttpExporter exporter =
        new HttpExporter(
            options.http(),
            options.httpToken(),
            ReportSample::full,
            thread -> {},
            failures,
            new AgentLog(Log.none()));
    exporter.tick();
    exporter.close();
  }
}
