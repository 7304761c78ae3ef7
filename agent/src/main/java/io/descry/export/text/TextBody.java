package io.descry.export.text;

import io.descry.model.HandleKind;
import io.descry.report.Finding;
import io.descry.report.Mode;
import io.descry.report.ProcessState;
import io.descry.report.Report;
import io.descry.report.SiteRow;
import io.descry.report.Verdict;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The middle of the page: blocks whole while they fit on a screen, then their short forms, then the
 * largest of the sites that nothing is wrong with, then a count of what is not shown. One thread.
 */
final class TextBody {

  /** With head, ledger and a few warnings this makes about 40 lines: one screen. */
  private static final int WHOLE_LINES = 27;

  private static final int SHORT_FORMS = 6;
  private static final int UNREMARKABLE_WHEN_OK = 5;
  private static final int UNREMARKABLE = 2;

  private final Report report;
  private final TextLayout page;
  private final Set<String> told;
  private final List<SiteRow> rest;
  private final Set<SiteRow> accused = new HashSet<>();
  private long shortened;
  private long hiddenBlocks;

  TextBody(Report report, TextLayout page, Set<String> told) {
    this.report = report;
    this.page = page;
    this.told = told;
    this.rest = new ArrayList<>(report.sites);
  }

  void write(Summary summary) {
    if (report.state == ProcessState.OK) {
      page.line("DSC-OK no leak and no suspect" + since() + " among " + handles());
    }
    blocks(TextBlocks.of(report, summary, told));
    if (told.isEmpty()) {
      unremarkable(summary);
      tail();
    } else {
      report.findings.stream().filter(f -> told.contains(f.id)).forEach(this::still);
    }
  }

  private void still(Finding finding) {
    page.line(new TextStill(finding).line());
  }

  private String since() {
    return report.agent.mode == Mode.ATTACH ? " since the attach" : "";
  }

  private String handles() {
    long handles = 0;
    long sites = 0;
    for (SiteRow site : report.sites) {
      handles += site.open + site.orphaned;
      sites += site.open + site.orphaned > 0 ? 1 : 0;
    }
    for (Map.Entry<HandleKind, Long> kind : report.agent.unsampledOpen.entrySet()) {
      handles += kind.getValue();
    }
    return Figures.count(handles, "open handle") + " from " + Figures.count(sites, "site");
  }

  private void blocks(List<Block> blocks) {
    int left = WHOLE_LINES;
    int shortForms = SHORT_FORMS;
    for (Block block : blocks) {
      accused.addAll(block.sites);
      if (left == WHOLE_LINES || block.lines.size() <= left) {
        show(block, block.lines);
        left -= block.lines.size();
      } else if (shortForms-- > 0) {
        show(block, Collections.singletonList(block.shortForm));
        shortened++;
      } else {
        hiddenBlocks++;
      }
    }
  }

  private void show(Block block, List<String> lines) {
    page.lines(lines);
    rest.removeAll(block.sites);
  }

  private void unremarkable(Summary summary) {
    List<SiteRow> quiet = quiet();
    int most = report.state == ProcessState.OK ? UNREMARKABLE_WHEN_OK : UNREMARKABLE;
    List<SiteRow> largest = quiet.subList(0, Math.min(most, quiet.size()));
    if (summary.exhausted) {
      list("Also held:", largest);
    } else {
      list("Not judged yet:", of(largest, Verdict.WATCHED));
      list("In use:", of(largest, Verdict.NONE));
      list("Kept:", of(largest, Verdict.EXPECTED));
    }
    rest.removeAll(largest);
  }

  private void list(String title, List<SiteRow> sites) {
    if (!sites.isEmpty()) {
      page.line(title);
      sites.forEach(site -> page.wrapped("  ", unremarkable(site)));
    }
  }

  private static List<SiteRow> of(List<SiteRow> sites, Verdict verdict) {
    List<SiteRow> some = new ArrayList<>();
    for (SiteRow site : sites) {
      if (site.verdict == verdict) {
        some.add(site);
      }
    }
    return some;
  }

  /**
   * What is watched first, then the largest; where the table fills, the largest first. Those that
   * hold no descriptor are only counted.
   */
  private List<SiteRow> quiet() {
    List<SiteRow> quiet = new ArrayList<>();
    for (SiteRow site : rest) {
      if (site.descriptors > 0 && !accused.contains(site)) {
        quiet.add(site);
      }
    }
    Comparator<SiteRow> largest = Comparator.comparing(site -> -site.descriptors);
    Comparator<SiteRow> watchedFirst =
        Comparator.comparing(site -> site.verdict != Verdict.WATCHED);
    boolean filling = report.state == ProcessState.FILLING;
    quiet.sort(filling ? largest : watchedFirst.thenComparing(largest));
    return quiet;
  }

  private static String unremarkable(SiteRow site) {
    TextSite text = new TextSite(site);
    return text.heading() + text.reason();
  }

  private void tail() {
    List<String> parts = new ArrayList<>();
    if (shortened > 0) {
      parts.add("the stacks of " + Figures.count(shortened, "finding") + " above");
    }
    if (hiddenBlocks > 0) {
      parts.add(Figures.count(hiddenBlocks, "more finding"));
    }
    rest.removeIf(site -> site.open + site.orphaned + site.descriptors == 0);
    if (!rest.isEmpty()) {
      long descriptors = 0;
      for (SiteRow site : rest) {
        descriptors += site.descriptors;
      }
      parts.add(
          Figures.count(rest.size(), "more site")
              + " holding "
              + Figures.count(descriptors, "descriptor"));
    }
    if (!parts.isEmpty()) {
      page.line("Not shown: " + String.join(", ", parts));
    }
  }
}
