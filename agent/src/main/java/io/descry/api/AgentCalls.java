package io.descry.api;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import org.jspecify.annotations.Nullable;

/**
 * The calls that the hook class takes. They do nothing while no agent is in, and never throw; what
 * the way there throws (no memory, no stack left) is dropped. Any thread.
 */
final class AgentCalls {

  private final MethodHandle mark;
  private final MethodHandle track;
  private final MethodHandle untrack;
  private final MethodHandle ask;

  private AgentCalls(
      MethodHandle mark, MethodHandle track, MethodHandle untrack, MethodHandle ask) {
    this.mark = mark;
    this.track = track;
    this.untrack = untrack;
    this.ask = ask;
  }

  static AgentCalls of(Class<?> hooks) throws ReflectiveOperationException {
    MethodHandles.Lookup lookup = MethodHandles.publicLookup();
    return new AgentCalls(
        lookup.findStatic(hooks, "mark", MethodType.methodType(void.class, String.class)),
        lookup.findStatic(
            hooks,
            "track",
            MethodType.methodType(void.class, Object.class, int.class, Object.class)),
        lookup.findStatic(hooks, "untrack", MethodType.methodType(void.class, int.class)),
        lookup.findStatic(hooks, "ask", MethodType.methodType(String.class, String.class)));
  }

  @SuppressWarnings("EmptyCatch") // Nobody to tell: what an application calls must not throw.
  void mark(String name) {
    try {
      mark.invokeExact(name);
    } catch (Throwable e) {
    }
  }

  @SuppressWarnings("EmptyCatch") // As above.
  void track(Object owner, int number, @Nullable Object target) {
    try {
      track.invokeExact(owner, number, target);
    } catch (Throwable e) {
    }
  }

  @SuppressWarnings("EmptyCatch") // As above.
  void untrack(int number) {
    try {
      untrack.invokeExact(number);
    } catch (Throwable e) {
    }
  }

  @Nullable String ask(String command) {
    try {
      return (String) ask.invokeExact(command);
    } catch (Throwable e) {
      return null;
    }
  }
}
