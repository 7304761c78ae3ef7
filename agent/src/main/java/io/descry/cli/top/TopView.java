package io.descry.cli.top;

import io.descry.cli.document.Document;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;

/** The loop between the keys, the documents that come in, and the screen. One thread. */
public final class TopView {

  private static final long SIZE_NANOS = TimeUnit.SECONDS.toNanos(1);

  private final Feed feed;
  private final TopState state;
  private final UnaryOperator<String> paint;
  private int[] size = {24, 80};
  private long sizedAtNanos;

  /** Where documents come from, on a thread of its own. */
  public interface Feed {

    /** The latest. */
    Document document();

    /** Why there is none fresher; empty when there is. */
    String note();

    /** Whether there will be no more. */
    boolean isOver();

    void pause(boolean paused);
  }

  /**
   * @param paint colours a line
   */
  public TopView(Feed feed, TopState state, UnaryOperator<String> paint) {
    this.feed = feed;
    this.state = state;
    this.paint = paint;
  }

  /** Returns when somebody quits, the terminal is gone, or the feed is over. */
  public void run(Keyboard keyboard, PrintWriter out) {
    Screen screen = new Screen(out);
    Thread restore = new Thread(() -> restore(screen, keyboard), "restore");
    Runtime.getRuntime().addShutdownHook(restore);
    try {
      show(screen, keyboard);
    } catch (IOException e) {
      // The terminal is gone: so is who looked at it.
    } finally {
      restore(screen, keyboard);
      forget(restore);
    }
  }

  private static void forget(Thread hook) {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // It is running: a signal has ended this.
    }
  }

  private static void restore(Screen screen, Keyboard keyboard) {
    screen.leave();
    keyboard.close();
  }

  private void show(Screen screen, Keyboard keyboard) throws IOException {
    Document shown = feed.document();
    String note = feed.note();
    boolean resized = measure(keyboard);
    boolean changed = true;
    while (!feed.isOver()) {
      if (changed || resized) {
        screen.draw(new TopFrame(shown, state, size[1], size[0]).lines(note), paint);
      }
      changed = false;
      for (TopKey key : keyboard.typed()) {
        changed = true;
        if (!state.key(key, shown, TopFrame.rows(size[0]))) {
          return;
        }
        feed.pause(state.paused());
      }
      changed |= shown != feed.document() || !note.equals(feed.note());
      shown = feed.document();
      note = feed.note();
      resized = measure(keyboard);
    }
  }

  /** Java is not told when a terminal changes its size, so it is asked, once a second. */
  private boolean measure(Keyboard keyboard) {
    long now = System.nanoTime();
    if (sizedAtNanos != 0 && now - sizedAtNanos < SIZE_NANOS) {
      return false;
    }
    sizedAtNanos = now;
    int[] measured = keyboard.size();
    boolean changed = measured[0] != size[0] || measured[1] != size[1];
    size = measured;
    return changed;
  }
}
