package io.descry.cli.document;

import io.descry.export.text.Figures;
import java.util.Locale;

/** The first line of a report, for a document. Pure. */
public final class Headline {

  private final Document document;

  public Headline(Document document) {
    this.document = document;
  }

  /** Such as {@code LEAK: 170 of 20,000 descriptors used, 19,830 free}. */
  public String text() {
    return words() + ": " + used();
  }

  /** The state, such as {@code LEAK}. */
  public String words() {
    return document.state.toUpperCase(Locale.ROOT);
  }

  /** Such as {@code 812 of 1,024 descriptors used, 212 free, full in about 12 min}. */
  public String used() {
    String atLeast = document.kernel == null ? "at least " : "";
    Long soft = document.limits.soft;
    Long free = document.freeNow;
    if (soft == null || free == null) {
      String used = Figures.count(document.usedNow, "descriptor");
      return atLeast + used + " used, limit unlimited or unknown";
    }
    Long millis = document.limits.millisToExhaustion;
    return atLeast
        + Figures.count(document.usedNow)
        + " of "
        + Figures.count(soft, "descriptor")
        + " used, "
        + Figures.count(free)
        + " free"
        + (millis == null ? "" : ", full in " + Figures.forecast(millis));
  }
}
