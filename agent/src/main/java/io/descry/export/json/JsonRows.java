package io.descry.export.json;

import io.descry.model.MissingPart;
import io.descry.report.DescriptorRow;
import io.descry.report.Extreme;
import io.descry.report.Failure;
import io.descry.report.Finding;
import io.descry.report.FindingLine;
import io.descry.report.HandleRow;
import io.descry.report.HistoryPoint;
import io.descry.report.HookState;
import io.descry.report.InheritedFrom;
import io.descry.report.KindRow;
import io.descry.report.Library;
import io.descry.report.OpenerThread;
import io.descry.report.ParentSection;
import io.descry.report.Queues;
import io.descry.report.Remote;
import io.descry.report.RemoteCount;
import io.descry.report.SiteHistory;
import io.descry.report.SiteRow;
import io.descry.report.SocketRow;
import io.descry.report.TargetCount;
import io.descry.report.UntrackedGroup;
import io.descry.report.Withdrawn;
import java.io.IOException;

/** The fields of the report's rows, in the order of the contract. */
final class JsonRows {

  private JsonRows() {}

  static void failure(Failure failure, JsonOut out) throws IOException {
    out.text("where", failure.where);
    out.text("message", failure.message);
    out.number("count", failure.count);
  }

  static void hook(HookState hook, JsonOut out) throws IOException {
    out.text("hook", hook.hook);
    out.text("state", hook.state);
    out.text("why", hook.why);
  }

  static void inheritedFrom(InheritedFrom parent, JsonOut out) throws IOException {
    out.number("pid", parent.pid);
    out.text("command", parent.command);
  }

  static void kind(KindRow row, JsonOut out) throws IOException {
    out.text("kind", row.kind);
    out.number("open", row.open);
    out.number("orphaned", row.orphaned);
    out.number("opened", row.opened);
    out.number("closed", row.closed);
    out.number("recoveredByGc", row.recoveredByGc);
  }

  static void history(HistoryPoint point, JsonOut out) throws IOException {
    out.time("at", point.at);
    out.number("floor", point.floor);
    out.number("ceiling", point.ceiling);
  }

  static void extreme(Extreme extreme, JsonOut out) throws IOException {
    out.number("value", extreme.value);
    out.time("at", extreme.at);
  }

  private static void siteHistory(SiteHistory history, JsonOut out) throws IOException {
    out.number("stepMillis", history.stepMillis);
    out.numbers("floors", history.floors);
  }

  static void descriptor(DescriptorRow row, JsonOut out) throws IOException {
    out.number("fd", row.fd);
    out.text("class", row.descriptorClass);
    out.text("target", row.target);
    out.number("handle", row.handle);
    out.object("socket", row.socket, JsonRows::socket);
    out.text("standing", row.standing);
    out.text("finding", row.finding);
  }

  private static void socket(SocketRow socket, JsonOut out) throws IOException {
    out.text("protocol", socket.protocol);
    out.text("local", socket.local);
    out.text("remote", socket.remote);
    out.text("tcpState", socket.tcpState);
    out.object("queues", socket.queues, JsonRows::queues);
  }

  private static void queues(Queues queues, JsonOut out) throws IOException {
    out.number("receive", queues.receive);
    out.number("send", queues.send);
  }

  static void untracked(UntrackedGroup group, JsonOut out) throws IOException {
    out.text("class", group.descriptorClass);
    out.text("kind", group.kind);
    out.text("target", group.target);
    out.text("tcpState", group.tcpState);
    out.number("count", group.count);
    out.text("likelySource", group.likelySource);
  }

  static void missing(MissingPart missing, JsonOut out) throws IOException {
    out.text("part", missing.part);
    out.text("reason", missing.reason);
    out.number("count", missing.count);
  }

  static void parent(ParentSection parent, JsonOut out) throws IOException {
    out.number("pid", parent.pid);
    out.text("command", parent.command);
    out.number("soft", parent.soft);
    out.number("hard", parent.hard);
  }

  static void remoteCount(RemoteCount row, JsonOut out) throws IOException {
    out.text("remote", row.remote);
    out.number("count", row.count);
  }

  static void site(SiteRow site, JsonOut out) throws IOException {
    out.text("fingerprint", site.fingerprint);
    out.text("kind", site.kind);
    out.texts("frames", site.frames);
    out.number("cutFrames", site.cutFrames);
    out.text("applicationFrame", site.applicationFrame);
    out.object("library", site.library, JsonRows::library);
    out.texts("submittedBy", site.submittedBy);
    siteCounts(site, out);
    out.object("history", site.history, JsonRows::siteHistory);
    out.rows("targets", site.targets, JsonRows::targetCount);
    out.counts("tcpStates", site.tcpStates);
    out.object("queues", site.queues, JsonRows::queues);
    out.text("verdict", site.verdict);
    out.text("reason", site.reason);
  }

  private static void siteCounts(SiteRow site, JsonOut out) throws IOException {
    out.number("open", site.open);
    out.number("orphaned", site.orphaned);
    out.number("opened", site.opened);
    out.number("closed", site.closed);
    out.number("recoveredByGc", site.recoveredByGc);
    out.truth("estimated", site.estimated);
    out.number("descriptors", site.descriptors);
    out.number("oldestAgeMillis", site.oldestAgeMillis);
    out.rate("netPerMinute", site.netPerMinute);
    out.rate("openedPerMinute", site.openedPerMinute);
  }

  private static void library(Library library, JsonOut out) throws IOException {
    out.text("artifact", library.artifact);
    out.text("version", library.version);
  }

  private static void targetCount(TargetCount row, JsonOut out) throws IOException {
    out.text("target", row.target);
    out.number("count", row.count);
  }

  static void handle(HandleRow handle, JsonOut out) throws IOException {
    out.number("id", handle.id);
    out.text("kind", handle.kind);
    out.numbers("fds", handle.fds);
    out.text("target", handle.target);
    out.text("local", handle.local);
    out.object("remote", handle.remote, JsonRows::remote);
    out.text("tcpState", handle.tcpState);
    out.object("queues", handle.queues, JsonRows::queues);
    out.number("closeWaitMillis", handle.closeWaitMillis);
    out.time("openedAt", handle.openedAt);
    out.number("ageMillis", handle.ageMillis);
    out.object("thread", handle.thread, JsonRows::thread);
    out.text("state", handle.orphaned ? "orphaned" : "open");
    out.text("site", handle.site);
    out.text("siteReason", handle.siteReason);
    out.numbers("refersTo", handle.refersTo);
  }

  private static void remote(Remote remote, JsonOut out) throws IOException {
    out.text("address", remote.address);
    out.number("port", remote.port);
    out.text("host", remote.host);
  }

  private static void thread(OpenerThread thread, JsonOut out) throws IOException {
    out.number("id", thread.id);
    out.text("name", thread.name);
    out.truth("virtual", thread.virtual);
  }

  static void finding(Finding finding, JsonOut out) throws IOException {
    out.text("id", finding.id);
    out.text("rule", finding.rule);
    out.text("code", finding.code);
    out.text("cause", finding.cause);
    out.text("certainty", finding.certainty);
    out.text("title", finding.title);
    out.evidence("evidence", finding.evidence);
    out.own("advice", finding.advice);
    out.texts("sites", finding.sites);
    out.texts("consequences", finding.consequences);
    out.time("since", finding.since);
    out.number("millisToExhaustion", finding.millisToExhaustion);
    findingFigures(finding, out);
  }

  private static void findingFigures(Finding finding, JsonOut out) throws IOException {
    out.number("holds", finding.holds);
    out.number("lost", finding.lost);
    out.number("collected", finding.collected);
    out.number("opened", finding.opened);
    out.number("closed", finding.closed);
    out.rate("perMinute", finding.perMinute);
    out.text("status", finding.status);
    out.time("lastGrewAt", finding.lastGrewAt);
    out.object("line", finding.line, JsonRows::line);
    out.texts("previousIds", finding.previousIds);
  }

  private static void line(FindingLine line, JsonOut out) throws IOException {
    out.text("frame", line.frame);
    out.text("by", line.by);
  }

  static void withdrawn(Withdrawn withdrawn, JsonOut out) throws IOException {
    out.text("id", withdrawn.id);
    out.text("rule", withdrawn.rule);
    out.text("reason", withdrawn.reason);
  }
}
