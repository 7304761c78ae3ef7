package io.descry.cli.compare;

import io.descry.cli.document.Document;
import io.descry.cli.document.Headline;
import io.descry.cli.document.Merge;
import io.descry.cli.document.MergedFinding;
import io.descry.cli.document.MergedSite;
import io.descry.cli.terminal.Paint;
import io.descry.export.text.Figures;
import io.descry.export.text.SafeText;
import java.util.ArrayList;
import java.util.List;

/** Many processes as lines to read: what they have in common first. Pure. */
public final class MergeText {

  private final Merge merge;
  private final Paint paint;
  private final int most;
  private final List<String> lines = new ArrayList<>();

  public MergeText(Merge merge, Paint paint, int most) {
    this.merge = merge;
    this.paint = paint;
    this.most = most;
  }

  public List<String> lines() {
    lines.add(paint.strong(verdict()));
    if (merge.older() > 0) {
      lines.add("  left out: " + Figures.count(merge.older(), "older report") + " of these");
    }
    merge.findings().forEach(this::finding);
    sites(merge.sites());
    lines.add("processes");
    merge.documents().forEach(this::process);
    return lines;
  }

  private String verdict() {
    long leaks = merge.findings().stream().filter(MergeText::isLeak).count();
    String found = leaks == 0 ? "no leak" : Figures.count(leaks, "leak");
    int processes = merge.documents().size();
    return found
        + " in "
        + Figures.count(processes)
        + (processes == 1 ? " process" : " processes")
        + " with "
        + Figures.count(merge.descriptors(), "descriptor");
  }

  private static boolean isLeak(MergedFinding finding) {
    return finding.surest().isAboutALeak() && finding.surest().certainty.isLeak();
  }

  /** The title is that of the surest: its counts are of one process. */
  private void finding(MergedFinding finding) {
    String in = "in " + finding.processes().size() + " of " + merge.documents().size() + ": ";
    lines.add(paint.byWord(SafeText.line(in + finding.surest().headline())));
  }

  private void sites(List<MergedSite> sites) {
    lines.add("sites");
    sites.stream().limit(most).forEach(this::site);
    if (sites.size() > most) {
      lines.add("  and " + Figures.count(sites.size() - most) + " more: --all shows them");
    }
  }

  private void site(MergedSite site) {
    String held = Figures.count(site.held()) + " open " + site.most().kind;
    String in = ", in " + site.processes() + " of " + merge.documents().size();
    String rate = ", " + Figures.growth(site.netPerMinute());
    lines.add("  " + paint.byWord(held + in + rate + ", " + site.worst()));
    lines.add("      " + SafeText.line(site.most().line()));
    if (site.processes() > 1) {
      String share = Figures.count(site.most().held());
      lines.add("      most: " + share + " by " + SafeText.line(site.holder()));
    }
    lines.add("      site " + site.most().fingerprint);
  }

  private void process(Document document) {
    String name = SafeText.line(document.process.name());
    lines.add("  " + name + ": " + paint.byWord(new Headline(document).text()));
  }
}
