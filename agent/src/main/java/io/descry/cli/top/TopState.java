package io.descry.cli.top;

import io.descry.cli.document.Document;
import io.descry.cli.document.DocumentSite;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The place of the user in the view: the order, the row, and the part that is open. The row is a
 * site and not a place, so that what is opened is what was looked at, however rows move. One
 * thread.
 */
public final class TopState {

  /** What fills the screen. */
  enum Page {
    TABLE,
    SITE,
    HELP
  }

  private TopSort sort;
  private boolean reversed;
  private Page page = Page.TABLE;
  private @Nullable String selected;
  private int scroll;
  private boolean paused;

  public TopState(TopSort sort) {
    this.sort = sort;
  }

  /**
   * Does what a key means.
   *
   * @param rows how many a page has
   * @return false for the end
   */
  public boolean key(TopKey key, Document document, int rows) {
    switch (key) {
      case QUIT:
        return false;
      case BACK:
        turnTo(Page.TABLE);
        return true;
      case HELP:
        turnTo(page == Page.HELP ? Page.TABLE : Page.HELP);
        return true;
      case PAUSE:
        paused = !paused;
        return true;
      case OPEN:
        if (page == Page.TABLE && !document.sites.isEmpty()) {
          selected = at(document, index(document));
          turnTo(Page.SITE);
        }
        return true;
      default:
        sortOrMove(key, document, rows);
        return true;
    }
  }

  private void sortOrMove(TopKey key, Document document, int rows) {
    TopSort wanted = sort(key);
    if (wanted != null || key == TopKey.REVERSE) {
      reversed = key == TopKey.REVERSE && !reversed;
      sort = wanted == null ? sort : wanted;
      selected = null;
      turnTo(Page.TABLE);
    } else if (page == Page.TABLE) {
      selected = at(document, index(document) + distance(key, rows));
    } else {
      scroll = Math.max(0, scroll + distance(key, rows));
    }
  }

  private void turnTo(Page next) {
    page = next;
    scroll = 0;
  }

  private static @Nullable TopSort sort(TopKey key) {
    switch (key) {
      case SORT_COUNT:
        return TopSort.COUNT;
      case SORT_GROWTH:
        return TopSort.GROWTH;
      case SORT_OPENED:
        return TopSort.OPENED;
      case SORT_AGE:
        return TopSort.AGE;
      case SORT_LINE:
        return TopSort.LINE;
      default:
        return null;
    }
  }

  private static int distance(TopKey key, int rows) {
    switch (key) {
      case UP:
        return -1;
      case DOWN:
        return 1;
      case PAGE_UP:
        return -rows;
      case PAGE_DOWN:
        return rows;
      case FIRST:
        return -100_000;
      case LAST:
        return 100_000;
      default:
        return 0;
    }
  }

  /** All sites in the order that was asked for. */
  List<DocumentSite> sites(Document document) {
    List<DocumentSite> sites = new ArrayList<>(document.sites);
    sites.sort(sort.order());
    if (reversed) {
      Collections.reverse(sites);
    }
    return sites;
  }

  private @Nullable String at(Document document, int index) {
    List<DocumentSite> sites = sites(document);
    int within = Math.max(0, Math.min(index, sites.size() - 1));
    return sites.isEmpty() ? null : sites.get(within).fingerprint;
  }

  /** Of the chosen row; the first where none was chosen, or it is no more. */
  int index(Document document) {
    List<DocumentSite> sites = sites(document);
    for (int i = 0; i < sites.size(); i++) {
      if (sites.get(i).fingerprint.equals(selected)) {
        return i;
      }
    }
    return 0;
  }

  Page page() {
    return page;
  }

  @Nullable String selected() {
    return selected;
  }

  /** How many lines of a page are above the screen, brought to where the page has an end. */
  int scroll(int lines, int rows) {
    scroll = Math.max(0, Math.min(scroll, lines - rows));
    return scroll;
  }

  TopSort sort() {
    return sort;
  }

  public boolean paused() {
    return paused;
  }
}
