package io.descry.cli.top;

import io.descry.cli.document.Document;
import io.descry.cli.document.DocumentSite;
import io.descry.cli.document.Headline;
import io.descry.export.text.Figures;
import io.descry.export.text.Times;
import io.descry.report.Standing;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.StringJoiner;

/** The lines of the view, for a width and a height. Pure. */
public final class TopFrame {

  /** Below this height there is the table alone. */
  private static final int LOW = 12;

  private static final String KEYS =
      "q quit  enter open  c count  g growth  o opened  a age  l line  r reverse  h help";

  private static final List<String> HELP =
      Arrays.asList(
          "up, down, k, j     move          page up, page down, home, end",
          "enter, right       open the site: its verdict, fix and stack",
          "escape, left       back",
          "c                  sort by the number of open handles",
          "g                  sort by growth",
          "o                  sort by openings",
          "a                  sort by the age of the oldest",
          "l                  sort by the line",
          "r                  turn the order around",
          "space              stop asking, and go on",
          "q, Ctrl-C          quit");

  private final Document document;
  private final TopState state;
  private final int width;
  private final int height;
  private final List<String> lines = new ArrayList<>();

  public TopFrame(Document document, TopState state, int width, int height) {
    this.document = document;
    this.state = state;
    this.width = width;
    this.height = height;
  }

  /** The rows that a page of this height has for sites. */
  public static int rows(int height) {
    return Math.max(1, height - (height < LOW ? 2 : 6));
  }

  /**
   * As many lines as the screen is high, none wider than it.
   *
   * @param note what stands in the way of fresher figures; empty when nothing does
   */
  public List<String> lines(String note) {
    head(Screen.PAINTED, note);
    switch (state.page()) {
      case TABLE:
        table();
        break;
      case SITE:
        page(site());
        break;
      case HELP:
        page(HELP);
        break;
    }
    foot();
    return lines.subList(0, Math.min(height, lines.size()));
  }

  /** The same for who does not look on: at most so many sites, no keys. */
  public List<String> plain(int most) {
    head("", "");
    lines.add(titles());
    List<DocumentSite> sites = state.sites(document);
    sites.stream().limit(most).forEach(site -> lines.add(row(site)));
    if (sites.size() > most) {
      lines.add("and " + Figures.count(sites.size() - most, "more site"));
    }
    return lines;
  }

  private void head(String mark, String note) {
    lines.add(mark + cut(new Headline(document).text()));
    if (height >= LOW) {
      String at = Times.iso(document.atMillis).substring(11, 19) + "Z";
      lines.add(cut(at + (state.paused() ? " (paused)" : "") + "  " + process()));
      lines.add(cut(ledger()));
      lines.add(mark + cut(note.isEmpty() ? worst() : note));
    }
  }

  private String process() {
    return document.process.name()
        + ", Java "
        + document.process.javaVersion
        + ", up "
        + Figures.duration(document.process.uptimeMillis);
  }

  private String ledger() {
    StringJoiner sum = new StringJoiner(" + ");
    for (Standing standing : Standing.values()) {
      long count = document.standings.getOrDefault(standing.toString(), 0L);
      if (count > 0) {
        sum.add(Figures.count(count) + " " + standing.words);
      }
    }
    Long kernel = document.kernel;
    return sum + (kernel == null ? "" : " = " + Figures.count(kernel));
  }

  private String worst() {
    return document.findings.isEmpty() ? "" : document.findings.get(0).headline();
  }

  private void table() {
    lines.add(titles());
    List<DocumentSite> sites = state.sites(document);
    int rows = rows(height);
    int chosen = state.index(document);
    int first = Math.max(0, Math.min(chosen - rows / 2, sites.size() - rows));
    for (int i = first; i < Math.min(first + rows, sites.size()); i++) {
      lines.add((i == chosen ? Screen.CHOSEN : Screen.PAINTED) + row(sites.get(i)));
    }
    fill();
  }

  private void page(List<String> text) {
    lines.add("");
    int rows = rows(height);
    int first = state.scroll(text.size(), rows);
    text.subList(first, Math.min(first + rows, text.size())).forEach(this::pageLine);
    fill();
  }

  private void pageLine(String line) {
    lines.add((line.startsWith("DSC-") ? Screen.PAINTED : "") + cut(line));
  }

  private List<String> site() {
    String fingerprint = state.selected();
    DocumentSite site = fingerprint == null ? null : document.site(fingerprint);
    return site == null
        ? Arrays.asList("site " + fingerprint + " is in the report no more; escape goes back")
        : new TopSite(document, width).lines(site);
  }

  private void fill() {
    while (lines.size() < height - 1) {
      lines.add("");
    }
  }

  private void foot() {
    if (height >= LOW) {
      lines.add(cut(state.page() == TopState.Page.TABLE ? KEYS : "escape back  " + KEYS));
    } else {
      lines.add("");
    }
  }

  private String titles() {
    StringBuilder titles = new StringBuilder();
    for (TopColumn column : TopColumn.in(width)) {
      titles.append(column.title(state.sort())).append("  ");
    }
    return cut(titles + "LINE" + (state.sort() == TopSort.LINE ? "*" : ""));
  }

  private String row(DocumentSite site) {
    StringBuilder row = new StringBuilder();
    for (TopColumn column : TopColumn.in(width)) {
      row.append(column.cell(site)).append("  ");
    }
    return cut(row + Fitting.frame(site.line(), Math.max(0, width - row.length())));
  }

  private String cut(String line) {
    return Fitting.start(line, width);
  }
}
