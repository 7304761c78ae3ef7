package io.descry.export.jmx;

import static org.assertj.core.api.Assertions.assertThat;

import io.descry.export.FailureCounts;
import io.descry.export.HandClock;
import io.descry.export.log.AgentLog;
import io.descry.export.log.Log;
import io.descry.export.log.application.ClassState;
import io.descry.report.Holders;
import io.descry.report.Limits;
import io.descry.report.Report;
import java.lang.management.ManagementFactory;
import java.util.Collections;
import java.util.concurrent.TimeUnit;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class JmxExporterTest {

  private final FailureCounts failures = new FailureCounts();
  private final Log log = Log.none();
  private final JmxExporter exporter = exporter(PlatformServer.started());

  @AfterEach
  void takeOut() {
    exporter.close();
  }

  @Test
  void the_attributes_are_those_of_the_last_report() throws Exception {
    exporter.tick();
    assertThat(attribute("SoftLimit")).isNull();

    exporter.export(report(64));

    assertThat(attribute("SoftLimit")).isEqualTo(64L);
    assertThat(attribute("Headroom")).isNull();
    assertThat(attribute("State")).isEqualTo("ok");
    assertThat(attribute("Verdict")).isEqualTo("none");
    assertThat(attribute("ReportedAt")).isEqualTo("1970-01-01T00:00:00.064Z");
    assertThat(attribute("LeakFindings")).isEqualTo(0L);
    assertThat(attribute("RecoveredByGc")).isEqualTo(0L);
    assertThat(failures.snapshot()).isEmpty();
  }

  @Test
  void the_operations_make_a_report_of_now() throws Exception {
    exporter.export(report(64));

    assertThat(server().invoke(name(), "reportText", null, null)).isEqualTo("text of 128");
    assertThat(server().invoke(name(), "reportJson", null, null)).isEqualTo("json of 128");
  }

  @Test
  void the_holders_of_a_path_are_told_as_text() throws Exception {
    exporter.export(report(64));

    Object text =
        server()
            .invoke(
                name(),
                "holdersOf",
                new Object[] {"/srv/a"},
                new String[] {String.class.getName()});

    assertThat(text.toString()).startsWith("/srv/a: nobody in this JVM");
  }

  @Test
  void closing_takes_the_bean_out() throws Exception {
    exporter.tick();

    exporter.close();
    exporter.tick();

    assertThat(server().isRegistered(name())).isFalse();
  }

  @Test
  void a_name_that_is_taken_is_counted_and_not_tried_again() throws Exception {
    exporter.tick();
    JmxExporter second = exporter(PlatformServer.started());

    second.tick();
    second.tick();
    second.close();

    assertThat(failures.snapshot()).hasSize(1);
    assertThat(failures.snapshot().get(0).count).isEqualTo(1);
    assertThat(server().isRegistered(name())).isTrue();
  }

  @Test
  void auto_waits_for_the_applications_server() throws Exception {
    FakeState state = new FakeState();
    HandClock clock = new HandClock();
    PlatformServer auto =
        PlatformServer.ofTheApplication(
            () -> new Class<?>[] {String.class, ManagementFactory.class}, state, clock);

    assertThat(auto.exists()).isFalse();
    state.initialized = true;
    assertThat(auto.exists()).isFalse();
    state.server = "a server";
    assertThat(auto.exists()).isTrue();
  }

  @Test
  void auto_does_not_walk_the_classes_at_every_tick() throws Exception {
    int[] walks = {0};
    HandClock clock = new HandClock();
    PlatformServer auto =
        PlatformServer.ofTheApplication(
            () -> {
              walks[0]++;
              return new Class<?>[0];
            },
            new FakeState(),
            clock);

    auto.exists();
    auto.exists();
    clock.pass(10, TimeUnit.SECONDS);
    auto.exists();

    assertThat(walks[0]).isEqualTo(2);

    for (int second = 0; second < 100; second++) {
      clock.pass(1, TimeUnit.SECONDS);
      auto.exists();
    }

    assertThat(walks[0]).isEqualTo(6 + 3);
  }

  private JmxExporter exporter(PlatformServer server) {
    JmxExporter.Operations operations =
        new JmxExporter.Operations(
            () -> report(128),
            subject -> holders(subject),
            r -> "text of " + r.at,
            r -> "json of " + r.at);
    return new JmxExporter(server, operations, failures, new AgentLog(log));
  }

  private static Holders holders(String subject) {
    return new Holders(
        subject, null, report(128), Collections.emptyList(), Collections.emptyList());
  }

  private static Report report(long number) {
    Report.Builder builder = new Report.Builder();
    builder.at = number;
    Limits.Builder limits = new Limits.Builder();
    limits.soft = number;
    builder.limits = limits.build();
    return builder.build();
  }

  private static Object attribute(String attribute) throws Exception {
    return server().getAttribute(name(), attribute);
  }

  private static MBeanServer server() {
    return ManagementFactory.getPlatformMBeanServer();
  }

  private static ObjectName name() throws Exception {
    return new ObjectName("io.descry:type=Descry");
  }

  private static final class FakeState implements ClassState {

    boolean initialized;
    Object server;

    @Override
    public boolean isInitialized(Class<?> type) {
      return initialized;
    }

    @Override
    public int staticInt(Class<?> type, String field) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Object staticObject(Class<?> type, String field) {
      return server;
    }
  }
}
