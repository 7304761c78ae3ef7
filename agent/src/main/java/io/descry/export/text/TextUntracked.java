package io.descry.export.text;

import io.descry.model.DescriptorClass;
import io.descry.report.Report;
import io.descry.report.UntrackedGroup;
import java.util.ArrayList;
import java.util.List;

/** Descriptors that no line is known of: what they lead to, and how to get their lines. */
final class TextUntracked {

  private static final int SHOWN = 5;

  private final Report report;
  private final TextLayout page;

  TextUntracked(Report report, TextLayout page) {
    this.report = report;
    this.page = page;
  }

  void write() {
    beforeAttach();
    unknown();
  }

  private void beforeAttach() {
    Long before = report.ledger.preAttach;
    if (before != null && before > 0) {
      page.line(
          "DSC-DEGRADED "
              + Figures.count(before, "descriptor")
              + (before == 1 ? " was" : " were")
              + " open before Descry watched, so without stack or age;"
              + " restart with -javaagent to see who opens them");
      groups(DescriptorClass.PRE_ATTACH);
    }
  }

  private void unknown() {
    Long unknown = report.ledger.unknown;
    List<UntrackedGroup> groups = of(DescriptorClass.UNKNOWN);
    if (unknown != null && unknown > 0 && !groups.isEmpty()) {
      page.line(
          "DSC-DEGRADED "
              + Figures.count(unknown, "descriptor")
              + (unknown == 1 ? " is" : " are")
              + " unknown: no code that Descry follows opened "
              + (unknown == 1 ? "it" : "them")
              + "; native code of yours can say so with api.track");
      groups(DescriptorClass.UNKNOWN);
    }
  }

  private void groups(DescriptorClass wanted) {
    List<UntrackedGroup> groups = of(wanted);
    for (UntrackedGroup group : groups.subList(0, Math.min(SHOWN, groups.size()))) {
      page.wrapped("  ", words(group));
    }
    if (groups.size() > SHOWN) {
      long rest = 0;
      for (UntrackedGroup group : groups.subList(SHOWN, groups.size())) {
        rest += group.count;
      }
      page.line("  and " + Figures.count(rest) + " more, in the JSON");
    }
  }

  private List<UntrackedGroup> of(DescriptorClass wanted) {
    List<UntrackedGroup> groups = new ArrayList<>();
    for (UntrackedGroup group : report.untracked) {
      if (group.descriptorClass == wanted) {
        groups.add(group);
      }
    }
    return groups;
  }

  /** Such as {@code 17 socket: 10.0.0.5:443, CLOSE_WAIT; likely source: netty's epoll}. */
  static String words(UntrackedGroup group) {
    StringBuilder text = new StringBuilder(Figures.count(group.count));
    text.append(' ').append(group.kind);
    if (group.target != null && !group.target.equals(group.kind.toString())) {
      text.append(": ").append(TextSite.target(group.target));
    }
    if (group.tcpState != null) {
      text.append(", ").append(group.tcpState);
    }
    if (group.likelySource != null) {
      text.append("; likely source: ").append(SafeText.withoutSecrets(group.likelySource));
    }
    return text.toString();
  }
}
