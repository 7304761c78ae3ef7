package io.descry.export.jmx;

import io.descry.export.Exporter;
import io.descry.export.FailureCounts;
import io.descry.export.Renderer;
import io.descry.export.log.AgentLog;
import io.descry.export.log.application.AgentCode;
import io.descry.report.Holders;
import io.descry.report.Report;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The MXBean {@code io.descry:type=Descry}, registered by the agent's thread.
 *
 * <p>This class links nothing of {@code java.management}, which small runtimes do not have; {@link
 * DescryBean} does, and is loaded only when there is a server to register with.
 */
public final class JmxExporter implements Exporter {

  /** The texts that an operation computes, and how they get a report of now. */
  public static final class Operations {
    final Supplier<Report> fresh;
    final Function<String, Holders> holders;
    final Renderer text;
    final Renderer json;

    /**
     * @param fresh called on a thread of the JMX client; must come back or throw by a deadline
     * @param holders the same for the holders of a path or port
     */
    public Operations(
        Supplier<Report> fresh, Function<String, Holders> holders, Renderer text, Renderer json) {
      this.fresh = fresh;
      this.holders = holders;
      this.text = text;
      this.json = json;
    }
  }

  private final PlatformServer server;
  private final Operations operations;
  private final AtomicReference<@Nullable Report> latest = new AtomicReference<>();
  private final FailureCounts failures;
  private final AgentLog log;
  private @Nullable JmxRegistration registration;
  private boolean refused;

  /**
   * @param server {@link PlatformServer#started()} for {@code jmx=true}, {@link
   *     PlatformServer#ofTheApplication} for {@code jmx=auto}
   */
  public JmxExporter(
      PlatformServer server, Operations operations, FailureCounts failures, AgentLog log) {
    this.log = log;
    this.server = server;
    this.operations = operations;
    this.failures = failures;
  }

  @Override
  public String name() {
    return "jmx";
  }

  /** Remembers the report for the attributes, and tells listeners what is new. */
  @Override
  public void export(Report report) {
    latest.set(report);
    tick();
    if (registration != null) {
      registration.reported(report);
    }
  }

  /** Registers, as soon as the server exists. Call every few seconds; cheap. */
  public void tick() {
    if (registration != null || refused) {
      return;
    }
    try {
      if (server.exists()) {
        registration = DescryBean.register(operations, latest, failures);
      }
    } catch (Throwable e) {
      refused(e);
    }
  }

  private void refused(Throwable e) {
    refused = true;
    failures.count("export.jmx", e);
    log.warn(
        AgentCode.JMX,
        "the MXBean io.descry:type=Descry could not be registered ("
            + e
            + "); set the option `jmx` to false if that is how it should be");
  }

  @Override
  public void rehearse(Report report) {}

  @Override
  public void close() {
    JmxRegistration open = registration;
    registration = null;
    refused = true;
    if (open != null) {
      try {
        open.close();
      } catch (Exception e) {
        failures.count("export.jmx", e);
      }
    }
  }
}
