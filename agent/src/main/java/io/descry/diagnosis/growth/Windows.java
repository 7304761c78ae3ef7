package io.descry.diagnosis.growth;

import java.util.ArrayList;
import java.util.List;

/**
 * The latest completed windows of one width. A window ends at the first sample that is a width
 * after its start, so windows follow the ticks and none is empty, also where ticks are late. One
 * thread.
 */
final class Windows {

  /** Ticks come a little early as often as late: nine tenths of a width is one. */
  private static final double WHOLE = 0.9;

  final long widthMillis;

  private final int capacity;
  private final List<Window> completed = new ArrayList<>(0);
  private boolean running;
  private long startMillis;
  private long floor;
  private long ceiling;

  Windows(long widthMillis, int capacity) {
    this.widthMillis = widthMillis;
    this.capacity = capacity;
  }

  void add(long atMillis, long open, long opened) {
    if (!running) {
      begin(atMillis, open);
    }
    floor = Math.min(floor, open);
    ceiling = Math.max(ceiling, open);
    if (atMillis - startMillis >= WHOLE * widthMillis) {
      complete(atMillis, opened);
    }
  }

  private void begin(long atMillis, long open) {
    running = true;
    startMillis = atMillis;
    floor = Long.MAX_VALUE;
    ceiling = open;
  }

  private void complete(long atMillis, long opened) {
    if (completed.size() == capacity) {
      completed.remove(0);
    }
    completed.add(new Window(startMillis, atMillis, floor, ceiling, opened));
    startMillis = atMillis;
    floor = Long.MAX_VALUE;
    ceiling = Long.MIN_VALUE;
  }

  /** Begins anew after a time without samples that is as long as a window. */
  void leaveOut(long gapMillis) {
    if (gapMillis >= widthMillis) {
      completed.clear();
    }
    running = false;
  }

  /** How many windows are complete and kept. */
  int size() {
    return completed.size();
  }

  /** The latest {@code count}, oldest first; a view for the moment. */
  List<Window> latest(int count) {
    return completed.subList(completed.size() - count, completed.size());
  }
}
