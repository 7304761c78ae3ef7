package io.descry.diagnosis.holder;

import io.descry.model.DescriptorClass;
import io.descry.report.DescriptorRow;
import io.descry.report.Finding;
import io.descry.report.HandleRow;
import io.descry.report.Holder;
import io.descry.report.Holders;
import io.descry.report.Report;
import io.descry.report.SiteRow;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The descriptors of a report that lead to one subject, by the line that opened them. */
public final class HolderSearch {

  private final Report report;
  private final Subject subject;
  private final Map<Long, HandleRow> handles = new HashMap<>();
  private final Map<String, SiteRow> sites = new HashMap<>();
  private final Map<String, Finding> findings = new HashMap<>();
  private final Map<String, Holder.Builder> found = new LinkedHashMap<>();

  private HolderSearch(Report report, Subject subject) {
    this.report = report;
    this.subject = subject;
    report.handles.forEach(handle -> handles.put(handle.id, handle));
    report.sites.forEach(site -> sites.put(site.fingerprint, site));
    report.findings.forEach(finding -> findings.put(finding.id, finding));
  }

  /**
   * @param mapped files of the subject that are mapped into memory
   */
  public static Holders of(Report report, Subject subject, List<String> mapped) {
    return new HolderSearch(report, subject).search(mapped);
  }

  private Holders search(List<String> mapped) {
    for (DescriptorRow row : report.descriptors) {
      HandleRow handle = row.handle == null ? null : handles.get(row.handle);
      String target = subject.targetOf(row, handle);
      if (target != null) {
        add(row, handle, target);
      }
    }
    List<Holder> holders = new ArrayList<>();
    found.values().forEach(builder -> holders.add(builder.build()));
    holders.sort(Comparator.comparing(holder -> -holder.fds.size()));
    return new Holders(subject.text(), subject.port(), report, holders, mapped);
  }

  private void add(DescriptorRow row, @Nullable HandleRow handle, String target) {
    String site = handle == null ? null : handle.site;
    Holder.Builder holder =
        found.computeIfAbsent(key(row, handle, site), key -> new Holder.Builder());
    holder.descriptorClass = row.descriptorClass;
    holder.standing = row.standing;
    holder.fds.add(row.fd);
    if (!holder.targets.contains(target)) {
      holder.targets.add(target);
    }
    holder.site = site == null ? null : sites.get(site);
    if (handle != null && (holder.oldest == null || handle.openedAt < holder.oldest.openedAt)) {
      holder.oldest = handle;
    }
    holder.finding = row.finding == null ? null : findings.get(row.finding);
  }

  /** One line, or, where no line is known, one handle or one class of descriptors. */
  private static String key(DescriptorRow row, @Nullable HandleRow handle, @Nullable String site) {
    if (site != null) {
      return site;
    }
    return handle != null && row.descriptorClass == DescriptorClass.TRACKED
        ? "handle " + handle.id
        : row.descriptorClass.toString();
  }
}
