package io.descry.export.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.JsonRecyclerPools;
import io.descry.export.Renderer;
import io.descry.report.AgentSection;
import io.descry.report.Counts;
import io.descry.report.LedgerSection;
import io.descry.report.Limits;
import io.descry.report.Ports;
import io.descry.report.ProcessSection;
import io.descry.report.Report;
import io.descry.report.SystemSection;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.io.Writer;

/**
 * The report as one line of JSON, {@code descry-1.schema.json}. Pure; any thread. Buffers are not
 * recycled, since the pool would hang on the application's threads that ask over JMX.
 */
public final class JsonRenderer implements Renderer {

  private final JsonFactory factory =
      new JsonFactoryBuilder().recyclerPool(JsonRecyclerPools.nonRecyclingPool()).build();

  @Override
  public String render(Report report) {
    StringWriter text = new StringWriter(charsAbout(report));
    try {
      write(report, text);
    } catch (IOException e) {
      throw new UncheckedIOException("A StringWriter failed", e);
    }
    return text.toString();
  }

  /** So that a buffer of megabytes is not copied again and again as it grows. */
  private static int charsAbout(Report report) {
    return 4096 + 256 * report.handles.size() + 64 * report.descriptors.size();
  }

  /** Streams the document and a line break; the writer is flushed and stays open. */
  public void write(Report report, Writer writer) throws IOException {
    JsonGenerator json = factory.createGenerator(writer);
    json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
    json.disable(JsonGenerator.Feature.AUTO_CLOSE_JSON_CONTENT);
    new JsonOut(json).object(report, JsonRenderer::report);
    json.writeRaw('\n');
    json.close();
    writer.flush();
  }

  private static void report(Report report, JsonOut out) throws IOException {
    out.setWall(report.wall);
    out.text("schema", Report.SCHEMA);
    out.object("agent", report.agent, JsonRenderer::agent);
    out.object("process", report.process, JsonRenderer::process);
    out.time("at", report.at);
    out.text("trigger", report.trigger);
    out.text("state", report.state);
    out.text("stateReason", report.stateReason);
    out.object("counts", report.counts, JsonRenderer::counts);
    out.object("limits", report.limits, JsonRenderer::limits);
    out.object("ledger", report.ledger, JsonRenderer::ledger);
    out.counts("standings", report.standings);
    out.rows("kinds", report.kinds, JsonRows::kind);
    out.rows("history", report.history, JsonRows::history);
    out.rows("descriptors", report.descriptors, JsonRows::descriptor);
    out.rows("untracked", report.untracked, JsonRows::untracked);
    out.object("ports", report.ports, JsonRenderer::ports);
    out.object("system", report.system, JsonRenderer::system);
    out.rows("sites", report.sites, JsonRows::site);
    out.rows("handles", report.handles, JsonRows::handle);
    out.number("handlesCut", report.handlesCut);
    out.counts("marks", report.marks);
    out.rows("findings", report.findings, JsonRows::finding);
    out.text("interimAdvice", report.interimAdvice);
    out.rows("withdrawn", report.withdrawn, JsonRows::withdrawn);
    out.rows("missing", report.missing, JsonRows::missing);
    out.object("excluded", report.excluded, JsonExcluded::section);
  }

  private static void agent(AgentSection agent, JsonOut out) throws IOException {
    out.text("version", agent.version);
    out.time("startedAt", agent.startedAt);
    out.time("trackedSince", agent.trackedSince);
    out.text("mode", agent.mode);
    out.number("lostEvents", agent.lostEvents);
    out.number("missedCloses", agent.missedCloses);
    out.counts("unsampledOpen", agent.unsampledOpen);
    out.number("mergedStacks", agent.mergedStacks);
    out.time("restrainedSince", agent.restrainedSince);
    out.number("restraints", agent.restraints);
    out.number("cpuMillis", agent.cpuMillis);
    out.number("heapBytes", agent.heapBytes);
    out.rows("failures", agent.failures, JsonRows::failure);
    out.rows("hooks", agent.hooks, JsonRows::hook);
  }

  private static void process(ProcessSection process, JsonOut out) throws IOException {
    out.text("host", process.host);
    out.text("container", process.container);
    out.number("pid", process.pid);
    out.text("mainClass", process.mainClass);
    out.text("javaVersion", process.javaVersion);
    out.text("javaVendor", process.javaVendor);
    out.time("startedAt", process.startedAt);
    out.number("uptimeMillis", process.uptimeMillis);
  }

  private static void counts(Counts counts, JsonOut out) throws IOException {
    out.number("used", counts.used);
    out.number("free", counts.free);
    out.number("limit", counts.limit);
    out.object("lowestFree", counts.lowestFree, JsonRows::extreme);
    out.object("highestUsed", counts.highestUsed, JsonRows::extreme);
  }

  private static void limits(Limits limits, JsonOut out) throws IOException {
    out.number("soft", limits.soft);
    out.number("hard", limits.hard);
    out.number("headroom", limits.headroom);
    out.number("millisToExhaustion", limits.millisToExhaustion);
    out.object("inheritedFrom", limits.inheritedFrom, JsonRows::inheritedFrom);
    out.object("parent", limits.parent, JsonRows::parent);
  }

  private static void ledger(LedgerSection ledger, JsonOut out) throws IOException {
    out.number("kernel", ledger.kernel);
    out.number("tracked", ledger.tracked);
    out.number("preAttach", ledger.preAttach);
    out.number("jvm", ledger.jvm);
    out.number("agent", ledger.agent);
    out.number("unknown", ledger.unknown);
    out.counts("byKind", ledger.byKind);
  }

  private static void system(SystemSection system, JsonOut out) throws IOException {
    out.number("openFiles", system.openFiles);
    out.number("maxOpenFiles", system.maxOpenFiles);
    out.number("inotifyInstances", system.inotifyInstances);
    out.number("inotifyWatches", system.inotifyWatches);
  }

  private static void ports(Ports ports, JsonOut out) throws IOException {
    out.number("rangeSize", ports.rangeSize);
    out.number("rangeFirst", ports.rangeFirst);
    out.number("timeWaitTotal", ports.timeWaitTotal);
    out.rows("timeWait", ports.timeWait, JsonRows::remoteCount);
    out.rate("openedPerMinute", ports.openedPerMinute);
  }
}
