package io.descry.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.descry.tests.harness.AgentReport;
import io.descry.tests.harness.ChildJvm;
import io.descry.tests.harness.Jdk;
import io.descry.tests.harness.Jdks;
import io.descry.tests.harness.PageAddress;
import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The page of a JVM of 96 descriptors whose application takes each one that becomes free. */
class PageAtLimitIT {

  private static final int LIMIT = 96;

  static Stream<Jdk> jdks() {
    List<Jdk> old = Jdks.some().filter(jdk -> jdk.feature() <= 17).toList();
    return old.isEmpty() ? Jdks.some() : old.stream();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("jdks")
  void it_answers_who_was_there_and_who_comes_and_does_not_spin(Jdk jdk) throws Exception {
    try (ChildJvm child =
        ChildJvm.on(jdk)
            .main("Hoarder")
            .limit(LIMIT)
            .agent("log=simple,interval=1h,http=0")
            .start()) {
      child.await("ready");
      PageAddress page = PageAddress.of(child);
      assertThat(page.get("/health").body()).isEqualTo("ok\n");

      child.ask("go", "full");

      assertThat(page.get("/report.json").statusCode()).as("who was there").isEqualTo(200);
      await()
          .atMost(Duration.ofMinutes(1))
          .until(() -> free(page) == 0); // One is kept for a while.
      for (int i = 0; i < 3; i++) {
        assertThat(free(PageAddress.of(page))).as("free, says a new connection").isZero();
      }
      assertThat(cpuWithManyWaiting(child, page))
          .as("CPU of the page's thread in 3 s")
          .isLessThan(Duration.ofMillis(300));
      assertThat(page.get("/metrics").body()).contains("process_max_fds 96.0");
    }
  }

  private static int free(PageAddress page) {
    AgentReport report = AgentReport.parse(page.get("/report.json").body());
    return report.root().get("limits").get("headroom").asInt();
  }

  /** More of them than there are free numbers: accepting fails, and goes on failing. */
  private static Duration cpuWithManyWaiting(ChildJvm child, PageAddress page)
      throws IOException, InterruptedException {
    List<Socket> waiting = new ArrayList<>();
    try {
      for (int i = 0; i < 20; i++) {
        waiting.add(new Socket(page.root().getHost(), page.root().getPort()));
      }
      Duration before = PageAddress.cpu(child);
      Thread.sleep(3_000); // What is measured is what happens in this time.
      Duration used = PageAddress.cpu(child).minus(before);
      System.out.println("page at the limit on " + child.jdk() + ": " + used.toMillis() + " ms");
      return used;
    } finally {
      for (Socket socket : waiting) {
        socket.close();
      }
    }
  }
}
