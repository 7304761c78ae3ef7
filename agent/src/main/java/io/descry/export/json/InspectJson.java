package io.descry.export.json;

import io.descry.model.DeletedFile;
import io.descry.model.Inspection;
import io.descry.model.Limits;
import io.descry.model.ParentProcess;
import io.descry.model.RemoteCount;
import io.descry.model.RemoteStates;
import io.descry.model.TimeWaits;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The kernel's data about a process, as one line of JSON, {@code descry-inspect/1}. Pure. */
public final class InspectJson {

  /** The version of this document. */
  public static final String SCHEMA = "descry-inspect/1";

  private InspectJson() {}

  /** The document and a line break. */
  public static String render(Inspection process) {
    return JsonOut.document(process, InspectJson::process) + '\n';
  }

  private static void process(Inspection process, JsonOut out) throws IOException {
    out.text("schema", SCHEMA);
    out.number("pid", process.pid);
    out.text("command", process.command);
    out.truth("jvm", process.jvm);
    out.number("uid", process.uid == null ? null : Long.valueOf(process.uid));
    out.text("container", process.container);
    out.number("descriptors", process.descriptors);
    out.object("limits", process.limits, InspectJson::limits);
    out.number("headroom", process.headroom);
    out.rows("parents", process.parents, InspectJson::parent);
    out.object("limitFrom", process.limitFrom, InspectJson::parent);
    out.counts("kinds", process.kinds);
    out.counts("tcpStates", process.tcpStates);
    out.rows("remotes", process.remotes, InspectJson::remote);
    out.counts("folders", process.folders);
    out.rows("deleted", process.deleted, InspectJson::deleted);
    out.number("ports", process.ports == null ? null : Long.valueOf(process.ports.size()));
    out.object("timeWait", process.timeWaits, InspectJson::timeWait);
    out.truth("otherNetwork", process.otherNetwork);
    out.rows("missing", process.missing, JsonRows::missing);
  }

  private static void limits(Limits limits, JsonOut out) throws IOException {
    out.number("soft", orNull(limits.soft));
    out.number("hard", orNull(limits.hard));
  }

  private static @Nullable Long orNull(long limit) {
    return limit == Limits.UNLIMITED ? null : Long.valueOf(limit);
  }

  private static void parent(ParentProcess parent, JsonOut out) throws IOException {
    out.number("pid", parent.pid);
    out.text("command", parent.command);
    out.object("limits", parent.limits, InspectJson::limits);
  }

  private static void remote(RemoteStates remote, JsonOut out) throws IOException {
    out.text("remote", remote.remote);
    out.counts("states", remote.states);
  }

  private static void deleted(DeletedFile file, JsonOut out) throws IOException {
    out.text("path", file.path);
    out.number("bytes", file.bytes);
    out.number("descriptors", file.descriptors);
  }

  private static void timeWait(TimeWaits waits, JsonOut out) throws IOException {
    out.number("total", waits.total);
    out.rows("remotes", waits.remotes, InspectJson::timeWaitRemote);
  }

  private static void timeWaitRemote(RemoteCount row, JsonOut out) throws IOException {
    out.text("remote", row.remote);
    out.number("count", row.count);
  }
}
