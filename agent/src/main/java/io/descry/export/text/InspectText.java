package io.descry.export.text;

import io.descry.model.DeletedFile;
import io.descry.model.Inspection;
import io.descry.model.Limits;
import io.descry.model.MissingPart;
import io.descry.model.ParentProcess;
import io.descry.model.PortRange;
import io.descry.model.RemoteCount;
import io.descry.model.RemoteStates;
import io.descry.model.TimeWaits;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The kernel's data about a process, as text for people: the count against the limit first. Pure.
 */
public final class InspectText {

  private static final int SHOWN = 5;
  private static final int NAME = 120;

  private final Inspection process;
  private final TextLayout page = new TextLayout();

  private InspectText(Inspection process) {
    this.process = process;
  }

  /** The page, each line with its end. */
  public static String render(Inspection process) {
    return new InspectText(process).text();
  }

  private String text() {
    page.line("DSC-INSPECT " + used());
    page.wrapped("  ", who());
    if (process.limits != null) {
      page.wrapped("  ", limit(process.limits));
    }
    list("open: ", counts(process.kinds));
    list("TCP: ", counts(process.tcpStates));
    remotes();
    folders();
    deleted();
    network();
    missing();
    return page.text();
  }

  private String used() {
    String open = process.descriptors == null ? "?" : Figures.count(process.descriptors);
    Limits limits = process.limits;
    if (limits == null || limits.soft == Limits.UNLIMITED) {
      return open + " descriptors, limit " + (limits == null ? "unknown" : "unlimited");
    }
    String text = open + " of " + Figures.count(limits.soft, "descriptor");
    if (process.descriptors != null) {
      text += " (" + Figures.share(process.descriptors, limits.soft) + ")";
    }
    return process.headroom == null
        ? text
        : text + ", " + Figures.count(process.headroom) + " free";
  }

  private String who() {
    String text = "PID " + process.pid + " " + SafeText.line(process.command, NAME);
    text += process.jvm ? ", a JVM" : ", no JVM";
    text += process.uid == null ? "" : ", user " + process.uid;
    return process.container == null ? text : text + ", in a container (" + process.container + ")";
  }

  private String limit(Limits limits) {
    String text = "limit " + number(limits.soft) + ", hard " + number(limits.hard);
    if (process.parents.isEmpty()) {
      return text + "; who set it cannot be seen";
    }
    ParentProcess parent = process.parents.get(0);
    ParentProcess from = process.limitFrom;
    if (from == null) {
      String has = parent.limits == null ? "" : ", has " + number(parent.limits.hard);
      return text + ": set for this process, since its parent, " + parent + has;
    }
    String through = from.pid == parent.pid ? "" : " through " + parent;
    return text + ": inherited from " + from + through + ", so change it there";
  }

  private static String number(long limit) {
    return limit == Limits.UNLIMITED ? "unlimited" : Figures.count(limit);
  }

  private void list(String name, String items) {
    if (!items.isEmpty()) {
      page.wrapped("  ", name + items);
    }
  }

  private static String counts(Map<?, Long> counts) {
    List<String> texts = new ArrayList<>();
    counts.forEach((what, count) -> texts.add(Figures.count(count) + ' ' + what));
    return String.join(", ", texts);
  }

  private void remotes() {
    for (RemoteStates to : process.remotes.subList(0, Math.min(SHOWN, process.remotes.size()))) {
      page.wrapped("  ", "remote " + to.remote + ": " + counts(to.states));
    }
  }

  private void folders() {
    List<String> texts = new ArrayList<>();
    process.folders.forEach(
        (folder, count) -> texts.add(Figures.count(count) + " in " + TextSite.target(folder)));
    list("files: ", String.join(", ", texts.subList(0, Math.min(SHOWN, texts.size()))));
  }

  private void deleted() {
    if (process.deleted.isEmpty()) {
      return;
    }
    long bytes = 0;
    for (DeletedFile file : process.deleted) {
      bytes += file.bytes == null ? 0 : file.bytes;
    }
    page.line(
        "DSC-INSPECT "
            + Figures.count(process.deleted.size(), "deleted file")
            + (process.deleted.size() == 1 ? " is" : " are")
            + " still open: "
            + Figures.bytes(bytes)
            + " of disk come back when they are closed");
    for (DeletedFile file : process.deleted.subList(0, Math.min(SHOWN, process.deleted.size()))) {
      String size = file.bytes == null ? "size hidden" : Figures.bytes(file.bytes);
      String held = file.descriptors == 1 ? "" : ", " + file.descriptors + " descriptors";
      page.wrapped("  ", TextSite.target(file.path) + " (" + size + held + ")");
    }
  }

  private void network() {
    TimeWaits waits = process.timeWaits;
    if (waits == null || waits.total == null || waits.total == 0) {
      return;
    }
    String text = Figures.count(waits.total) + " TIME_WAIT in its network namespace";
    if (!waits.remotes.isEmpty()) {
      RemoteCount most = waits.remotes.get(0);
      text += ", most to " + most.remote + " (" + Figures.count(most.count) + ")";
    }
    PortRange ports = process.ports;
    if (ports != null && !process.otherNetwork) { // It is read in the namespace of who asks.
      text += ", of " + Figures.count(ports.size()) + " ports";
    }
    page.wrapped("  ", text);
  }

  private void missing() {
    List<String> texts = new ArrayList<>();
    for (MissingPart part : process.missing) {
      texts.add(part.toString());
    }
    if (!texts.isEmpty()) {
      page.line(
          "DSC-DEGRADED /proc did not tell all, the rest is shown: " + String.join("; ", texts));
    }
  }
}
