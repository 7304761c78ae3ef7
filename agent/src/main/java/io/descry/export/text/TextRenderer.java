package io.descry.export.text;

import io.descry.export.BriefRenderer;
import io.descry.export.Renderer;
import io.descry.report.Report;
import java.util.Collections;
import java.util.Set;

/**
 * The report for people, on one screen of 100 columns for a small program: the verdict first, then
 * findings and sites, worst first, then the ledger and what could not be seen. Lines that matter
 * begin with a stable code, {@code DSC-…}, and are never wrapped. Its own words are ASCII, since
 * logs lose the rest under a POSIX locale. Pure; any thread.
 */
public final class TextRenderer implements Renderer, BriefRenderer {

  @Override
  public String render(Report report) {
    return render(report, Collections.emptySet());
  }

  @Override
  public String render(Report report, Set<String> told) {
    Summary summary = Summary.of(report);
    TextLayout page = new TextLayout();
    new TextHead(report).write(page);
    new TextBody(report, page, told).write(summary);
    TextFoot.write(report, page);
    new TextDegraded(report, page).write();
    return page.text();
  }
}
