package io.descry.agent;

import io.descry.knowledge.Exclusion;
import io.descry.knowledge.Exclusions;
import io.descry.model.OpenHandle;
import io.descry.model.RegistrySnapshot;
import io.descry.model.Site;
import io.descry.model.SiteCounts;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is open, as {@code io.descry.api.LeakCheck} of the same jar reads it after each test: a line
 * a fact, its fields apart by tabs. Far below the work of a report: no look at the kernel, no
 * diagnosis. The worker's thread.
 */
final class OpenList {

  private static final char TAB = '\t';

  private final Exclusions expected;
  private final long atMillis;
  private final StringBuilder lines = new StringBuilder("ok\n");
  private final Map<String, Site> sites = new LinkedHashMap<>();

  OpenList(Exclusions expected, long atMillis) {
    this.expected = expected;
    this.atMillis = atMillis;
  }

  /** The application's descriptors with a higher id, and all sites' counts. */
  String of(RegistrySnapshot now, long id) {
    long last = 0;
    for (OpenHandle handle : now.handles) {
      last = Math.max(last, handle.id);
      if (handle.id > id && !handle.own && !handle.kind.isLogical()) {
        add(handle);
      }
    }
    for (SiteCounts counts : now.sites) {
      addCounts(counts);
    }
    sites.values().forEach(this::add);
    return lines.append("last").append(TAB).append(last).append('\n').toString();
  }

  private void add(OpenHandle handle) {
    Site site = handle.site;
    line("open", handle.id);
    field(handle.kind);
    field(handle.numbers.toString().replaceAll("[\\[\\] ]", ""));
    field(handle.threadId);
    field(handle.threadName);
    field(handle.orphaned);
    field(site == null ? null : site.fingerprint);
    field(handle.target);
    field(handle.remote);
    field(site == null ? null : reason(site, String.valueOf(handle.target)));
    lines.append('\n');
    if (site != null) {
      sites.put(site.fingerprint, site);
    }
  }

  private @Nullable String reason(Site site, String target) {
    Exclusion rule = expected.of(site, Collections.singletonList(target), atMillis);
    return rule == null ? null : rule.reason;
  }

  private void addCounts(SiteCounts counts) {
    if (!counts.site.kind.isLogical()) {
      line("counts", counts.site.fingerprint);
      field(counts.site.kind);
      field(counts.open);
      field(counts.recovered);
      lines.append('\n');
    }
    if (counts.recovered > 0) {
      sites.put(counts.site.fingerprint, counts.site);
    }
  }

  private void add(Site site) {
    line("site", site.fingerprint);
    field(site.applicationFrame);
    frames(site.frames);
    lines.append('\n');
    if (site.submittedBy != null) {
      line("submitted", site.fingerprint);
      frames(site.submittedBy);
      lines.append('\n');
    }
  }

  private void frames(List<String> frames) {
    frames.forEach(this::field);
  }

  private void line(String fact, Object first) {
    lines.append(fact);
    field(first);
  }

  /** An empty one where it is not known. */
  private void field(@Nullable Object value) {
    lines.append(TAB);
    if (value != null) {
      lines.append(escaped(value.toString()));
    }
  }

  private static String escaped(String text) {
    return text.replace("\\", "\\\\").replace("\t", "\\t").replace("\n", "\\n");
  }
}
