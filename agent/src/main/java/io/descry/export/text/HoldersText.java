package io.descry.export.text;

import io.descry.report.Holder;
import io.descry.report.Holders;
import java.util.ArrayList;
import java.util.List;

/** The lines that hold a path or a port, as text for people. Pure. */
public final class HoldersText {

  private static final int SHOWN = 20;
  private static final int MAPPED = 5;

  private final Holders holders;
  private final TextLayout page = new TextLayout();

  private HoldersText(Holders holders) {
    this.holders = holders;
  }

  /** The page, each line with its end. */
  public static String render(Holders holders) {
    return new HoldersText(holders).text();
  }

  /** One line for each holder; empty where nobody holds it. */
  public static List<String> lines(Holders holders) {
    List<String> lines = new ArrayList<>();
    for (Holder holder : holders.holders) {
      HolderWords words = new HolderWords(holders, holder);
      String since = words.since();
      String text = words.numbers() + ": " + words.origin() + (since == null ? "" : ", " + since);
      lines.add(SafeText.line(SafeText.withoutSecrets(text + ": " + words.targets())));
    }
    for (String file : holders.mapped) {
      lines.add(SafeText.line("mapped into memory: " + file));
    }
    return lines;
  }

  private String text() {
    page.line(heading());
    List<Holder> all = holders.holders;
    for (Holder holder : all.subList(0, Math.min(SHOWN, all.size()))) {
      add(holder);
    }
    if (all.size() > SHOWN) {
      page.line("  ... and " + Figures.count(all.size() - SHOWN, "line") + " more");
    }
    mapped();
    if (holders.isNobody()) {
      page.line("  other processes: " + elsewhere());
    }
    return page.text();
  }

  private String heading() {
    String process = "PID " + holders.pid;
    if (holders.isNobody()) {
      return holders.subject + ": nobody in this JVM (" + process + ") holds it";
    }
    String count = Figures.count(holders.descriptors(), "descriptor");
    String places = Figures.count(holders.holders.size(), "place");
    return holders.subject + ": held by " + count + " of " + process + ", from " + places;
  }

  private void add(Holder holder) {
    HolderWords words = new HolderWords(holders, holder);
    page.line("  " + words.numbers() + ": " + words.origin());
    String since = words.since();
    if (since != null) {
      page.wrapped("    ", since);
    }
    page.wrapped("    ", "leads to: " + words.targets());
    if (holder.site != null) {
      TextStack.lines(holder.site).forEach(page::line);
    }
    if (holder.finding != null) {
      page.wrapped("    ", holder.finding.code + " " + holder.finding.title);
    }
    page.advice("    ", "fix: " + words.fix());
  }

  private void mapped() {
    List<String> files = holders.mapped;
    for (String file : files.subList(0, Math.min(MAPPED, files.size()))) {
      page.wrapped("  ", "mapped into memory, without a descriptor: " + TextSite.target(file));
    }
    if (!files.isEmpty()) {
      page.advice(
          "    ",
          "a library is mapped until its loader is collected, a MappedByteBuffer until the buffer"
              + " is");
    }
  }

  private String elsewhere() {
    Integer port = holders.port;
    return port == null
        ? "`fuser -v PATH` or `lsof PATH` as root, with PATH as above"
        : "`ss -apn 'sport = :" + port + "'` or `lsof -i :" + port + "` as root";
  }
}
