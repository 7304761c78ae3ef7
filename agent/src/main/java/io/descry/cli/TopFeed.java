package io.descry.cli;

import io.descry.cli.attach.PollInterval;
import io.descry.cli.attach.Waiting;
import io.descry.cli.document.Document;
import io.descry.cli.target.CommandFailure;
import io.descry.cli.target.ExitCode;
import io.descry.cli.target.Target;
import io.descry.cli.top.TopView;
import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Asks an agent again and again, on its own thread, so that keys are answered while it waits. What
 * is over stays over; an agent that does not answer is asked again.
 */
final class TopFeed implements TopView.Feed, Runnable {

  private static final long STEP_MILLIS = 50;

  private final Documents documents;
  private final Target target;
  private final PollInterval pace;
  private volatile Document document;
  private volatile String note = "";
  private volatile boolean paused;
  private volatile @Nullable CommandFailure end;

  TopFeed(Documents documents, Target target, Duration interval, Document first) {
    this.documents = documents;
    this.target = target;
    this.pace = new PollInterval(interval);
    this.document = first;
  }

  void start() {
    pace.asks(System.nanoTime());
    pace.answered(System.nanoTime());
    Thread thread = new Thread(this, "top-feed");
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public void run() {
    try {
      while (end == null) {
        while (paused || pace.millisLeft(System.nanoTime()) > 0) {
          Waiting.millis(STEP_MILLIS);
        }
        ask();
      }
    } catch (CommandFailure e) {
      end = e;
    }
  }

  private void ask() {
    pace.asks(System.nanoTime());
    try {
      document = documents.live(target);
      note = "";
    } catch (CommandFailure e) {
      note = "no fresher figures: " + e.text();
      end = isOver(e) ? e : null;
    }
    pace.answered(System.nanoTime());
  }

  private boolean isOver(CommandFailure failure) {
    try {
      return failure.exitCode == ExitCode.TARGET_GONE || target.channel() == null;
    } catch (IOException e) {
      return true;
    }
  }

  /** Why it is over; null while it is not. */
  @Nullable CommandFailure end() {
    return end;
  }

  @Override
  public Document document() {
    return document;
  }

  @Override
  public String note() {
    return note;
  }

  @Override
  public boolean isOver() {
    return end != null;
  }

  @Override
  public void pause(boolean wanted) {
    paused = wanted;
  }
}
