package io.descry.cli.top;

import io.descry.cli.document.DocumentSite;
import io.descry.export.text.Figures;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A column of the table; the line takes what is left of the width. */
enum TopColumn {
  OPEN(TopSort.COUNT, 8, true, 0, site -> Figures.count(site.held())),
  GROWTH(TopSort.GROWTH, 10, true, 0, site -> growth(site.netPerMinute)),
  OPENED(TopSort.OPENED, 10, true, 110, site -> rate(site.openedPerMinute)),
  OLDEST(TopSort.AGE, 11, true, 84, site -> age(site.oldestAgeMillis)),
  VERDICT(null, 9, false, 60, site -> site.verdict.toString()),
  KIND(null, 18, false, 100, site -> site.kind);

  private final @Nullable TopSort sort;
  private final int width;
  private final boolean right;
  private final int fromWidth;
  private final Function<DocumentSite, String> text;

  TopColumn(
      @Nullable TopSort sort,
      int width,
      boolean right,
      int fromWidth,
      Function<DocumentSite, String> text) {
    this.sort = sort;
    this.width = width;
    this.right = right;
    this.fromWidth = fromWidth;
    this.text = text;
  }

  /** Those that there is room for. */
  static List<TopColumn> in(int width) {
    List<TopColumn> columns = new ArrayList<>();
    for (TopColumn column : values()) {
      if (width >= column.fromWidth) {
        columns.add(column);
      }
    }
    return columns;
  }

  /** The name, with a mark where the table is in its order. */
  String title(TopSort sortedBy) {
    return padded(name() + (sort == sortedBy ? "*" : ""));
  }

  String cell(DocumentSite site) {
    return padded(text.apply(site));
  }

  private String padded(String cell) {
    StringBuilder text = new StringBuilder(cell);
    while (text.length() < width) {
      text.insert(right ? 0 : text.length(), ' ');
    }
    return text.toString();
  }

  private static String growth(@Nullable Double perMinute) {
    return perMinute == null ? "-" : Figures.growth(perMinute);
  }

  private static String rate(@Nullable Double perMinute) {
    return perMinute == null ? "-" : Figures.rate(perMinute);
  }

  private static String age(@Nullable Long millis) {
    return millis == null ? "-" : Figures.duration(millis);
  }
}
