package io.descry.agent;

import io.descry.config.HttpAddress;
import io.descry.config.JmxMode;
import io.descry.config.LogTarget;
import io.descry.config.Options;
import io.descry.config.ReportFormat;
import io.descry.export.Exporter;
import io.descry.export.FailureCounts;
import io.descry.export.Lending;
import io.descry.export.Renderer;
import io.descry.export.file.FileExporter;
import io.descry.export.http.HttpExporter;
import io.descry.export.jfr.JfrExporter;
import io.descry.export.jmx.JmxExporter;
import io.descry.export.jmx.PlatformServer;
import io.descry.export.json.JsonRenderer;
import io.descry.export.log.AgentLog;
import io.descry.export.log.Log;
import io.descry.export.log.LogExporter;
import io.descry.export.log.application.AgentCode;
import io.descry.export.log.application.ApplicationLogs;
import io.descry.export.log.application.ClassState;
import io.descry.export.log.application.UnsafeClassState;
import io.descry.export.text.TextRenderer;
import io.descry.report.Holders;
import io.descry.report.Report;
import java.io.IOException;
import java.lang.instrument.Instrumentation;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The exporters that the options ask for, and the log they share with the agent's own lines. */
final class ExporterSet {

  final Log log;
  final AgentLog agentLog;
  final Exporters exporters;
  private final @Nullable JmxExporter jmx;
  private final @Nullable HttpExporter http;

  private ExporterSet(
      Log log,
      AgentLog agentLog,
      Exporters exporters,
      @Nullable JmxExporter jmx,
      @Nullable HttpExporter http) {
    this.http = http;
    this.log = log;
    this.agentLog = agentLog;
    this.exporters = exporters;
    this.jmx = jmx;
  }

  /** Once a second, on the export thread. */
  void tick() {
    log.tick();
    if (jmx != null) {
      jmx.tick();
    }
    if (http != null) {
      http.tick();
    }
  }

  void close() {
    exporters.close();
    log.flush();
  }

  /** Makes exporters. */
  static final class Maker {
    private final Instrumentation instrumentation;
    private final Lending lending;
    private final FailureCounts failures;
    private final Supplier<Report> fresh;
    private final Function<String, Holders> holders;
    private final Consumer<Thread> adopt;
    private final long pid;

    /**
     * @param fresh a report now; comes back or throws by a deadline
     * @param holders of a path or port now; comes back or throws by a deadline
     * @param adopt makes the page's thread one of the agent's own
     */
    Maker(
        Instrumentation instrumentation,
        Lending lending,
        FailureCounts failures,
        Supplier<Report> fresh,
        Function<String, Holders> holders,
        Consumer<Thread> adopt,
        long pid) {
      this.instrumentation = instrumentation;
      this.lending = lending;
      this.failures = failures;
      this.fresh = fresh;
      this.holders = holders;
      this.adopt = adopt;
      this.pid = pid;
    }

    ExporterSet make(Options options) {
      ClassState classes = UnsafeClassState.openOrBlind(failures);
      Log log = log(options, classes);
      AgentLog agentLog = new AgentLog(log);
      List<Exporter> all = new ArrayList<>();
      if (options.log() != LogTarget.NONE) { // Its text would be made for nobody.
        all.add(new LogExporter(log, new TextRenderer()));
      }
      addFile(options, all, agentLog);
      all.add(new JfrExporter());
      JmxExporter jmx = jmx(options, classes, agentLog);
      if (jmx != null) {
        all.add(jmx);
      }
      HttpExporter http = http(options, agentLog);
      if (http != null) {
        all.add(http);
      }
      return new ExporterSet(log, agentLog, new Exporters(all, failures, agentLog), jmx, http);
    }

    private Log log(Options options, ClassState classes) {
      switch (options.log()) {
        case APPLICATION:
          ApplicationLogs logs =
              new ApplicationLogs(instrumentation::getAllLoadedClasses, classes, failures);
          return Log.application(logs, lending, failures, System::nanoTime);
        case SIMPLE:
          return Log.simple(failures);
        case NONE:
          return Log.none();
      }
      throw new AssertionError(options.log());
    }

    private void addFile(Options options, List<Exporter> all, AgentLog agentLog) {
      String file = options.file();
      if (file == null) {
        return;
      }
      Renderer renderer =
          options.format() == ReportFormat.JSON ? new JsonRenderer() : new TextRenderer();
      try {
        all.add(
            FileExporter.open(file, pid, options.fileSizeBytes(), options.fileCount(), renderer));
      } catch (IOException | RuntimeException e) {
        agentLog.warn(AgentCode.FILE, String.valueOf(e.getMessage()));
      }
    }

    private @Nullable HttpExporter http(Options options, AgentLog agentLog) {
      HttpAddress address = options.http();
      return address == null
          ? null
          : new HttpExporter(address, options.httpToken(), fresh, adopt, failures, agentLog);
    }

    private @Nullable JmxExporter jmx(Options options, ClassState classes, AgentLog agentLog) {
      if (options.jmx() == JmxMode.FALSE) {
        return null;
      }
      PlatformServer server =
          options.jmx() == JmxMode.TRUE
              ? PlatformServer.started()
              : PlatformServer.ofTheApplication(
                  instrumentation::getAllLoadedClasses, classes, System::nanoTime);
      JmxExporter.Operations operations =
          new JmxExporter.Operations(fresh, holders, new TextRenderer(), new JsonRenderer());
      return new JmxExporter(server, operations, failures, agentLog);
    }
  }
}
