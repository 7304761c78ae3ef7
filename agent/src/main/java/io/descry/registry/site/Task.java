package io.descry.registry.site;

import java.util.List;

/** Tells by a stack's outermost frames whether another thread had it run. */
final class Task {

  private Task() {}

  static boolean isBelow(List<String> frames) {
    if (frames.isEmpty()) {
      return false;
    }
    String outermost = frames.get(frames.size() - 1);
    return outermost.startsWith("java.lang.Thread.run")
        || outermost.startsWith("java.lang.VirtualThread.run")
        || outermost.startsWith("java.util.concurrent.ForkJoinWorkerThread.run");
  }
}
