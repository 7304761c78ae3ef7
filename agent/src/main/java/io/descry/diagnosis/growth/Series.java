package io.descry.diagnosis.growth;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A count over time at several resolutions, from a second to a day, so that three leaked handles a
 * second and one a day both show. Bounded: at most 112 windows. One thread.
 */
public final class Series {

  private static final long SECOND = 1_000;
  private static final long MINUTE = 60 * SECOND;
  private static final long HOUR = 60 * MINUTE;
  private static final long[] COARSER = {
    10 * SECOND, MINUTE, 10 * MINUTE, HOUR, 6 * HOUR, 24 * HOUR
  };
  private static final int MOST_WINDOWS = 16;
  private static final int RATE_WINDOWS = 8;

  /** Finest first. */
  final List<Windows> resolutions = new ArrayList<>(1 + COARSER.length);

  private long firstAt = -1;
  private long lastAt;
  private long lastOpen;
  private long lastOpened;
  private long lastChangeAt;
  private long lastActiveAt;

  Series() {
    resolutions.add(new Windows(SECOND, MOST_WINDOWS));
    for (long width : COARSER) {
      resolutions.add(new Windows(width, MOST_WINDOWS));
    }
  }

  /** Adds a sample; one that is not later than the last is ignored. */
  void add(long atMillis, long open, long opened) {
    if (firstAt >= 0 && atMillis <= lastAt) {
      return;
    }
    if (firstAt >= 0 && atMillis - lastAt >= GrowthThreshold.GAP_MILLIS.value) {
      leaveOut(atMillis - lastAt);
    }
    noteChange(atMillis, open, opened);
    for (Windows windows : resolutions) {
      windows.add(atMillis, open, opened);
    }
    lastAt = atMillis;
    lastOpen = open;
    lastOpened = opened;
  }

  /** Windows that the gap covers would tell of a step that took time. */
  private void leaveOut(long gapMillis) {
    for (Windows windows : resolutions) {
      windows.leaveOut(gapMillis);
    }
  }

  /** The finest window that covers this moment, or null where none does. */
  @Nullable Window at(long atMillis) {
    for (Windows windows : resolutions) {
      for (Window window : windows.latest(windows.size())) {
        if (window.startMillis <= atMillis && atMillis <= window.endMillis) {
          return window;
        }
      }
    }
    return null;
  }

  /** Adds a sample that nothing is open and nothing was opened any more. */
  void addNothing(long atMillis) {
    add(atMillis, 0, lastOpened);
  }

  private void noteChange(long atMillis, long open, long opened) {
    if (firstAt < 0) {
      firstAt = atMillis;
    }
    if (lastChangeAt == 0 || open != lastOpen) {
      lastChangeAt = atMillis;
    }
    if (lastActiveAt == 0 || open != lastOpen || opened != lastOpened) {
      lastActiveAt = atMillis;
    }
  }

  /** For how long it is known. */
  public long lengthMillis() {
    return lastAt - firstAt;
  }

  /** Handles opened since tracking began. */
  long lastOpened() {
    return lastOpened;
  }

  public long lastOpen() {
    return lastOpen;
  }

  /** When the last sample was taken. */
  long lastAt() {
    return lastAt;
  }

  /** Since when the count is what it is now. */
  public long unchangedSince() {
    return lastChangeAt;
  }

  /** Since when nothing was opened or closed. */
  public long idleSince() {
    return lastActiveAt;
  }

  /** The highest count in the windows that ended before this moment. */
  public long peakBefore(long atMillis) {
    long peak = 0;
    for (Windows windows : resolutions) {
      for (Window window : windows.latest(windows.size())) {
        peak = window.endMillis <= atMillis ? Math.max(peak, window.ceiling) : peak;
      }
    }
    return peak;
  }

  /** The highest count of all the windows kept. */
  public long peak() {
    return Math.max(lastOpen, peakBefore(Long.MAX_VALUE));
  }

  /** Change of the count over the last minute or so, or null before there is a rate. */
  public @Nullable Double netPerMinute() {
    List<Window> span = rateSpan();
    return span.size() < 2 ? null : perMinute(span, last(span).floor - span.get(0).floor);
  }

  /** Openings over the last minute or so, or null before there is a rate. */
  public @Nullable Double openedPerMinute() {
    List<Window> span = rateSpan();
    return span.size() < 2 ? null : perMinute(span, last(span).opened - span.get(0).opened);
  }

  private static Double perMinute(List<Window> span, long change) {
    double minutes = (last(span).endMillis - span.get(0).endMillis) / (double) MINUTE;
    return change / minutes;
  }

  /** About a minute of ten-second windows once there are some, else seconds. */
  private List<Window> rateSpan() {
    Windows seconds = resolutions.get(0);
    Windows tens = resolutions.get(1);
    Windows chosen = tens.size() >= 3 ? tens : seconds;
    List<Window> latest = chosen.latest(Math.min(chosen.size(), RATE_WINDOWS));
    boolean begins = latest.size() > 2 && latest.get(0).startMillis == firstAt;
    return begins ? latest.subList(1, latest.size()) : latest; // The first has one sample more.
  }

  private static Window last(List<Window> span) {
    return span.get(span.size() - 1);
  }
}
