package io.descry.instrument;

import io.descry.instrument.hook.HookPoint;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The state of each hook: on, absent on this JVM, or failed, with the reason. Any thread. */
public final class Coverage {

  /** A hook's fate. */
  public enum State {
    ON,
    ABSENT,
    FAILED
  }

  /** One hook with its state. */
  public static final class Entry {
    public final String hook;
    public final State state;
    public final @Nullable String why;

    Entry(String hook, State state, @Nullable String why) {
      this.hook = hook;
      this.state = state;
      this.why = why;
    }
  }

  private final Map<String, Entry> entries = new LinkedHashMap<>();

  /** A library can be there in several copies: on, where one of them is hooked. */
  synchronized void set(HookPoint point, State state, @Nullable String why) {
    String hook = point.toString();
    Entry before = entries.get(hook);
    if (point.library && state == State.ABSENT && before != null && before.state == State.ON) {
      return;
    }
    entries.put(hook, new Entry(hook, state, why));
  }

  /** A method can have two advices for two ranges of JDKs: absent only if neither applies. */
  synchronized void absentUnlessElsewhere(HookPoint point, String why) {
    String hook = point.toString();
    entries.putIfAbsent(hook, new Entry(hook, State.ABSENT, why));
  }

  /** Every hook in the order of the list; a copy. */
  public synchronized List<Entry> entries() {
    return new ArrayList<>(entries.values());
  }
}
