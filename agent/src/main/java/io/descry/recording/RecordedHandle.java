package io.descry.recording;

import io.descry.model.HostPort;
import io.descry.model.OpenHandle;
import io.descry.model.OpenHandleBuilder;
import io.descry.model.TcpState;
import java.util.List;

/** One open handle of a recorded site. One thread. */
final class RecordedHandle {

  final RecordedSite site;
  final long id;
  final List<Integer> numbers;

  TcpState tcp = TcpState.ESTABLISHED;

  private final long openedAtMillis;
  private final String target;
  private final long thread;
  private boolean orphaned;
  private OpenHandle handle;

  RecordedHandle(
      RecordedSite site,
      long id,
      long openedAtMillis,
      String target,
      long thread,
      List<Integer> numbers) {
    this.site = site;
    this.id = id;
    this.openedAtMillis = openedAtMillis;
    this.target = target;
    this.thread = thread;
    this.numbers = numbers;
    this.handle = build();
  }

  boolean isOrphaned() {
    return orphaned;
  }

  /** The owner is collected and nothing closed the handle. */
  void orphan() {
    orphaned = true;
    handle = build();
  }

  OpenHandle handle() {
    return handle;
  }

  private OpenHandle build() {
    OpenHandleBuilder builder = new OpenHandleBuilder();
    builder.id = id;
    builder.kind = site.site.kind;
    builder.site = site.site;
    builder.numbers = numbers;
    builder.target = site.isConnection() ? null : target;
    builder.remote = site.isConnection() ? new HostPort(target, null, RecordedSite.PORT) : null;
    builder.openedAtMillis = openedAtMillis;
    builder.threadId = thread;
    builder.threadName = "thread-" + thread;
    builder.orphaned = orphaned;
    return builder.build();
  }
}
