package io.descry.agent;

import io.descry.export.Exporter;
import io.descry.export.FailingExporter;
import io.descry.export.FailureCounts;
import io.descry.export.log.AgentLog;
import io.descry.export.log.Log;
import io.descry.export.log.application.AgentCode;
import io.descry.report.Report;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * All exporters, run in order; one that fails is counted and stops no other. The agent's thread.
 */
public final class Exporters {

  private interface Step {
    void run(Exporter exporter) throws Exception;
  }

  private final List<Exporter> exporters;
  private final FailureCounts failures;
  private final AgentLog log;
  private final Set<String> failing = new HashSet<>();

  public Exporters(List<Exporter> exporters, FailureCounts failures, AgentLog log) {
    this.exporters = Collections.unmodifiableList(new ArrayList<>(exporters));
    this.failures = failures;
    this.log = log;
  }

  public void export(Report report) {
    each(exporter -> exporter.export(report));
  }

  /** Goes through all that a report needs, the ways of failing too. See {@link Exporter}. */
  public void rehearse(Report report) {
    each(exporter -> exporter.rehearse(report));
    FailureCounts unused = new FailureCounts();
    new Exporters(
            Collections.singletonList(new FailingExporter()), unused, new AgentLog(Log.none()))
        .export(report);
    unused.snapshot();
  }

  public void close() {
    each(Exporter::close);
  }

  private void each(Step step) {
    for (Exporter exporter : exporters) {
      try {
        step.run(exporter);
        failing.remove(exporter.name());
      } catch (Throwable e) {
        failed(exporter.name(), e);
      }
    }
  }

  /** Said once, not at every report: it may fail for days. */
  private void failed(String name, Throwable failure) {
    failures.count("export." + name, failure);
    if (failing.add(name)) {
      log.warn(
          AgentCode.EXPORT,
          "the report could not be written to '"
              + name
              + "' ("
              + failure
              + "); it is tried again at the next report, the others go on");
    }
  }
}
