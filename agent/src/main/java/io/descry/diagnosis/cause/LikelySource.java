package io.descry.diagnosis.cause;

import io.descry.model.TargetKind;
import io.descry.report.HookState;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who may have opened what no hook saw: a hook that did not apply, or else the native libraries
 * that are loaded and known to open such. A guess, and said as one.
 */
final class LikelySource {

  private static final int NAMED = 3;

  /** A class without the method is a JDK unlike those known; a missing class is another way. */
  private static final String NO_METHOD = "no such method";

  private final List<String> libraries;
  private final List<HookState> hooks;

  LikelySource(List<String> libraries, List<HookState> hooks) {
    this.libraries = libraries;
    this.hooks = hooks;
  }

  /** In words, or null where nothing hints at it. */
  @Nullable String of(TargetKind kind) {
    for (HookState hook : hooks) {
      if (isMissed(hook) && opens(hook.hook, kind)) {
        return "the hook " + hook.hook + " did not apply: " + hook.why;
      }
    }
    List<String> found = NativeSources.of(kind, libraries);
    int more = found.size() - NAMED;
    return found.isEmpty()
        ? null
        : String.join(", ", found.subList(0, Math.min(NAMED, found.size())))
            + (more > 0 ? " and " + more + " more" : "");
  }

  private static boolean isMissed(HookState hook) {
    return hook.state == HookState.State.FAILED
        || (hook.state == HookState.State.ABSENT
            && hook.why != null
            && hook.why.startsWith(NO_METHOD));
  }

  /** By words of the hooked class's name. */
  private static boolean opens(String hook, TargetKind kind) {
    switch (kind) {
      case SOCKET:
        return hasOne(hook, "Socket", "Datagram");
      case FILE:
      case DEVICE:
      case PSEUDO_FILE:
        return hasOne(hook, "File", "Zip", "Directory");
      case PIPE:
        return hasOne(hook, "Process", "SourceChannel", "SinkChannel", "Pipe");
      case EPOLL:
      case EVENTFD:
        return hasOne(hook, "Selector", "EPoll", "EventFD", "Poller");
      case INOTIFY:
        return hook.contains("Watch");
      case ANONYMOUS:
      case MEMORY:
      case OTHER:
        return false;
    }
    throw new AssertionError(kind);
  }

  private static boolean hasOne(String hook, String... words) {
    for (String word : words) {
      if (hook.contains(word)) {
        return true;
      }
    }
    return false;
  }
}
