package io.descry.agent;

import io.descry.channel.ChannelServer;
import io.descry.config.Options;
import io.descry.diagnosis.standing.DiagnosisOptions;
import io.descry.knowledge.Knowledge;
import io.descry.model.Limits;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** What there is once the agent's thread has begun, and where its loop stands. That thread only. */
final class Running {

  final Reports reports;
  final Pipeline pipeline;
  final Requests requests;
  final @Nullable ChannelServer channel;
  ReportSchedule schedule;
  ExporterSet exporters;
  Options options;
  Knowledge knowledge;
  final Rest rest = new Rest();
  final FailedOpenings failedOpenings;
  long lastLookNanos = System.nanoTime();
  long lastTickNanos = System.nanoTime();
  long limit = Limits.UNLIMITED;
  long lastCpuNanos;

  /** No report has been made on the schedule yet. */
  boolean first = true;

  /** So few numbers are free that none may be taken even for an instant. */
  boolean scarce;

  private Running(
      Reports reports,
      Pipeline pipeline,
      Requests requests,
      @Nullable ChannelServer channel,
      Options options,
      Knowledge knowledge,
      ExporterSet exporters,
      FailedOpenings failedOpenings) {
    this.reports = reports;
    this.pipeline = pipeline;
    this.requests = requests;
    this.channel = channel;
    this.options = options;
    this.knowledge = knowledge;
    this.exporters = exporters;
    this.schedule = schedule(options);
    this.failedOpenings = failedOpenings;
  }

  static Running build(Parts parts, Requests requests, @Nullable ChannelServer channel) {
    Pipeline pipeline = parts.pipeline();
    Knowledge knowledge = KnowledgeFiles.read(parts.options, Knowledge.NONE);
    DiagnosisOptions diagnosis = diagnosis(parts.options).with(knowledge);
    Reports reports = new Reports(pipeline, parts.facts, parts.process, diagnosis);
    reports.setRecorder(parts.recorder(parts.options));
    return new Running(
        reports,
        pipeline,
        requests,
        channel,
        parts.options,
        knowledge,
        parts.makeExporters(parts.options),
        new FailedOpenings(parts.state(), pipeline.kernel()));
  }

  /** Takes new options over; what the old exporters still hold is written first. */
  void reconfigure(Options wanted, Parts parts) {
    parts.export.submit(exporters::close);
    options = wanted;
    schedule = schedule(wanted);
    knowledge = KnowledgeFiles.read(wanted, knowledge);
    reports.setOptions(diagnosis(wanted).with(knowledge));
    reports.setRecorder(parts.recorder(wanted));
    exporters = parts.makeExporters(wanted);
    ExporterSet after = exporters;
    parts.export.submit(() -> parts.export.whenIdle(after::tick));
    parts.reconfigureCapture(wanted);
  }

  void close() throws IOException {
    if (channel != null) {
      channel.close();
    }
    reports.setRecorder(null);
    pipeline.kernel().close();
  }

  private static ReportSchedule schedule(Options options) {
    return new ReportSchedule(options.interval().toNanos(), options.threshold(), System.nanoTime());
  }

  private static DiagnosisOptions diagnosis(Options options) {
    return new DiagnosisOptions(
        options.suspectAge().toMillis(), DiagnosisOptions.DEFAULT.closeWaitMillis);
  }
}
