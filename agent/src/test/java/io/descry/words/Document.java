package io.descry.words;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** The blocks of prose of one Markdown document or rule page; code is left out. */
final class Document {

  private static final Pattern ITEM = Pattern.compile("\\s*(?:[-*]|\\d+\\.) +(.*)");
  private static final String FENCE = "```";

  private final Path file;
  private final int codeIndent;
  private final List<Block> blocks = new ArrayList<>();
  private final List<Block> lines = new ArrayList<>();
  private final StringBuilder text = new StringBuilder();
  private int start;
  private boolean fenced;
  private boolean afterBlank = true;

  private Document(Path file) {
    this.file = file;
    this.codeIndent = file.toString().endsWith(".md") ? 4 : 5;
  }

  static Document read(Path file) throws IOException {
    Document document = new Document(file);
    List<String> lines = Files.readAllLines(file);
    for (int at = 0; at < lines.size(); at++) {
      document.line(at + 1, lines.get(at));
    }
    document.end();
    return document;
  }

  List<Block> blocks() {
    return blocks;
  }

  /** The lines that must end at a column: no code, no table, no link. */
  List<Block> lines() {
    return lines;
  }

  private void line(int number, String line) {
    if (line.strip().startsWith(FENCE)) {
      fenced = !fenced;
      end();
    } else if (line.isBlank() || line.startsWith("<!--")) {
      end();
      afterBlank = true;
    } else if (!fenced && !isCode(line)) {
      prose(number, line);
    }
  }

  /** In a page each deep indent is code; in Markdown only one that continues no paragraph. */
  private boolean isCode(String line) {
    boolean deep = line.startsWith(" ".repeat(codeIndent));
    return deep && (codeIndent > 4 || afterBlank);
  }

  private void prose(int number, String line) {
    afterBlank = false;
    if (line.startsWith("|")) {
      end();
      cells(number, line);
      return;
    }
    if (!line.contains("](") && !line.contains("://") && !line.startsWith("<")) {
      lines.add(new Block(file, number, line));
    }
    var item = ITEM.matcher(line);
    boolean starts = item.matches() || isHeading(line);
    if (starts) {
      end();
    }
    if (text.isEmpty()) {
      start = number;
    }
    text.append(item.matches() ? item.group(1) : line.strip()).append(' ');
    if (isHeading(line)) {
      end();
    }
  }

  private boolean isHeading(String line) {
    return codeIndent == 4 ? line.startsWith("#") : !line.startsWith(" ");
  }

  private void cells(int number, String row) {
    for (String cell : row.split("(?<!\\\\)\\|")) {
      if (!cell.isBlank() && !cell.strip().matches("[-:]+")) {
        blocks.add(new Block(file, number, cell.strip()));
      }
    }
  }

  private void end() {
    if (!text.isEmpty()) {
      blocks.add(new Block(file, start, text.toString().strip()));
      text.setLength(0);
    }
  }
}
