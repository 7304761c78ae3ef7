package io.descry.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Ratios of one operation: a row for each depth, a column for each way the agent runs. */
final class OpenFigures {

  private final String[] depths;
  private final List<Figures> base = new ArrayList<>();
  private final List<List<Figures>> columns = new ArrayList<>();

  OpenFigures(String[] depths, int columns) {
    this.depths = depths;
    this.base.addAll(row());
    for (int i = 0; i < columns; i++) {
      this.columns.add(row());
    }
  }

  /** Lines of a child without agent. */
  void base(List<String> without) {
    for (int depth = 0; depth < depths.length; depth++) {
      base.get(depth).add(nanos(without, depth));
    }
  }

  /** Lines of its neighbours without and with the agent. */
  void add(int column, List<String> without, List<String> with) {
    for (int depth = 0; depth < depths.length; depth++) {
      columns.get(column).get(depth).add(nanos(with, depth) / nanos(without, depth));
    }
  }

  void print(String title) {
    for (int depth = 0; depth < depths.length; depth++) {
      double micros = base.get(depth).median() / 1000;
      StringBuilder row = new StringBuilder("| " + title + ", depth " + depths[depth]);
      row.append(String.format(Locale.ROOT, " | %.2f µs", micros));
      for (List<Figures> column : columns) {
        row.append(" | ").append(column.get(depth).text("%.2f"));
      }
      System.out.println(row.append(" |"));
    }
  }

  private List<Figures> row() {
    List<Figures> row = new ArrayList<>();
    for (int i = 0; i < depths.length; i++) {
      row.add(new Figures());
    }
    return row;
  }

  private static double nanos(List<String> lines, int depth) {
    return Double.parseDouble(lines.get(depth).split(" ")[1]);
  }
}
