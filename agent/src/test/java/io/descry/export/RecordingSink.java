package io.descry.export;

import io.descry.export.log.sink.LogEvent;
import io.descry.export.log.sink.LogSink;
import java.util.ArrayList;
import java.util.List;

/** Keeps what it accepts; may refuse or throw. */
public final class RecordingSink implements LogSink {

  public final List<String> accepted = new ArrayList<>();
  public boolean ready = true;
  public boolean broken;

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
