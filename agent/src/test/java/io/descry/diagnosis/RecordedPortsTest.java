package io.descry.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import io.descry.kernel.RecordedSockets;
import io.descry.model.HandleKind;
import io.descry.model.PortRange;
import io.descry.report.Cause;
import org.junit.jupiter.api.Test;

/**
 * The incident {@code port-exhaustion} of the demo where a machine allows no network namespace: the
 * kernel's table as it stood after 12 seconds of that run (300 ports, eight copies at once, a pool
 * that keeps two idle connections), read by the agent's own reader and judged.
 */
class RecordedPortsTest {

  private static final String LINE = "io.descry.demo.Copier.copy(Copier.java:55)";

  private final Timeline timeline = new Timeline();

  @Test
  void the_ports_ran_out_and_nothing_leaks() {
    timeline.ports = new PortRange(40_000, 40_299);
    timeline.timeWaits = RecordedSockets.tcp("port-exhaustion-tcp6.txt").timeWaits.remotes;
    Timeline.Source site = timeline.source(HandleKind.SOCKET, LINE, "okhttp3.OkHttpClient");
    site.open(2);
    for (int second = 0; second < 10; second++) {
      site.openAndClose(60);
      timeline.tick();
    }

    assertThat(timeline.report().findings)
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.rule).isEqualTo("port-exhaustion");
              assertThat(finding.cause).isEqualTo(Cause.CHURN);
              assertThat(finding.title)
                  .startsWith("Not a descriptor leak: ")
                  .contains(" of 300 local ports wait in TIME_WAIT towards 127.0.0.1:")
                  .endsWith("60/s new connections are opened at " + LINE);
              assertThat(finding.advice).contains("ConnectionPool of OkHttp");
            });
  }
}
