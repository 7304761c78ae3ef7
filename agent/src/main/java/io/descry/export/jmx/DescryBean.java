package io.descry.export.jmx;

import io.descry.export.FailureCounts;
import io.descry.export.text.HoldersText;
import io.descry.report.Finding;
import io.descry.report.Report;
import io.descry.report.SiteRow;
import io.descry.report.Verdict;
import java.lang.management.ManagementFactory;
import java.security.AccessController;
import java.security.PrivilegedActionException;
import java.security.PrivilegedExceptionAction;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import javax.management.MBeanServer;
import javax.management.NotificationBroadcasterSupport;
import javax.management.ObjectName;
import org.jspecify.annotations.Nullable;

/** The MXBean over the last report, which tells listeners what is new in it. Any thread. */
final class DescryBean extends NotificationBroadcasterSupport implements DescryMXBean {

  private static final String NAME = "io.descry:type=Descry";

  private final JmxExporter.Operations operations;
  private final AtomicReference<@Nullable Report> latest;

  private DescryBean(
      JmxExporter.Operations operations,
      AtomicReference<@Nullable Report> latest,
      FailureCounts failures) {
    super(new FindingNotices.Runner(failures), FindingNotices.INFO);
    this.operations = operations;
    this.latest = latest;
  }

  /** Registers with the platform's server. */
  static JmxRegistration register(
      JmxExporter.Operations operations,
      AtomicReference<@Nullable Report> latest,
      FailureCounts failures)
      throws Exception {
    ObjectName name = new ObjectName(NAME);
    MBeanServer server = privileged(ManagementFactory::getPlatformMBeanServer);
    DescryBean bean = new DescryBean(operations, latest, failures);
    privileged(() -> server.registerMBean(bean, name));
    return new Registration(server, name, bean);
  }

  private static final class Registration implements JmxRegistration {
    private final MBeanServer server;
    private final ObjectName name;
    private final DescryBean bean;
    private final FindingNotices notices;

    Registration(MBeanServer server, ObjectName name, DescryBean bean) {
      this.server = server;
      this.name = name;
      this.bean = bean;
      this.notices = new FindingNotices(name);
    }

    @Override
    public void reported(Report report) {
      notices.of(report).forEach(bean::sendNotification);
    }

    @Override
    public void close() throws Exception {
      privileged(
          () -> {
            server.unregisterMBean(name);
            return name;
          });
    }
  }

  /** A security manager (8 to 23) would ask the application's policy, which knows no agent. */
  private static <T> T privileged(PrivilegedExceptionAction<T> action) throws Exception {
    try {
      return AccessController.doPrivileged(action);
    } catch (PrivilegedActionException e) {
      throw e.getException();
    }
  }

  @Override
  public @Nullable String getReportedAt() {
    return last(report -> Instant.ofEpochMilli(report.wall.at(report.at)).toString());
  }

  @Override
  public @Nullable String getState() {
    return last(report -> report.state.toString());
  }

  @Override
  public @Nullable String getStateReason() {
    return last(report -> report.stateReason);
  }

  @Override
  public @Nullable String getVerdict() {
    return last(DescryBean::worst);
  }

  private static String worst(Report report) {
    Verdict worst = Verdict.NONE;
    for (Finding finding : report.findings) {
      worst = finding.certainty.compareTo(worst) < 0 ? finding.certainty : worst;
    }
    return worst.toString();
  }

  @Override
  public @Nullable Long getLeakFindings() {
    return last(report -> report.findings.stream().filter(Finding::isLeak).count());
  }

  @Override
  public @Nullable Long getFindings() {
    return last(report -> (long) report.findings.size());
  }

  @Override
  public @Nullable Long getKernelDescriptors() {
    return last(report -> report.ledger.kernel);
  }

  @Override
  public @Nullable Long getTrackedDescriptors() {
    return last(report -> report.ledger.tracked);
  }

  @Override
  public @Nullable Long getUnknownDescriptors() {
    return last(report -> report.ledger.unknown);
  }

  @Override
  public @Nullable Long getSoftLimit() {
    return last(report -> report.limits.soft);
  }

  @Override
  public @Nullable Long getHardLimit() {
    return last(report -> report.limits.hard);
  }

  @Override
  public @Nullable Long getHeadroom() {
    return last(report -> report.limits.headroom);
  }

  @Override
  public @Nullable Long getMillisToExhaustion() {
    return last(report -> report.limits.millisToExhaustion);
  }

  @Override
  public @Nullable Long getOrphaned() {
    return last(report -> sum(report, site -> site.orphaned));
  }

  @Override
  public @Nullable Long getRecoveredByGc() {
    return last(report -> sum(report, site -> site.recoveredByGc));
  }

  private static long sum(Report report, Function<SiteRow, Long> count) {
    return report.sites.stream().mapToLong(count::apply).sum();
  }

  @Override
  public @Nullable Long getLostEvents() {
    return last(report -> report.agent.lostEvents);
  }

  @Override
  public String reportText() {
    return operations.text.render(operations.fresh.get());
  }

  @Override
  public String reportJson() {
    return operations.json.render(operations.fresh.get());
  }

  @Override
  public String holdersOf(String pathOrPort) {
    return HoldersText.render(operations.holders.apply(pathOrPort));
  }

  private <T> @Nullable T last(Function<Report, @Nullable T> read) {
    Report report = latest.get();
    return report == null ? null : read.apply(report);
  }
}
