package io.descry.export;

import java.util.ArrayList;
import java.util.List;

/** Keeps what it accepts; may refuse or throw. */
final class RecordingSink implements LogSink {

  final List<String> accepted = new ArrayList<>();
  boolean ready = true;
  boolean broken;

  @Override
  public boolean accept(LogEvent event) {
    if (broken) {
      throw new IllegalStateException("disk full");
    }
    if (ready) {
      accepted.add(event.level + " " + event.message);
    }
    return ready;
  }

  @Override
  public void rehearse() {}
}
