package io.descry.agent;

import java.io.DescryHandle;
import java.io.DescryState;
import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Opens one file and looks whether the event arrives; and whether stacks can be had. */
final class SelfCheck {

  private final DescryState state;

  SelfCheck(DescryState state) {
    this.state = state;
  }

  /** What is wrong, or null. */
  @Nullable String problem(File any) {
    try (FileInputStream in = new FileInputStream(any)) {
      DescryHandle handle = find(state, in);
      if (handle == null) {
        return "a file that was opened did not arrive in the registry: nothing is tracked."
            + " Another agent may have undone the hooks; start Descry last";
      }
      handle.holder = DescryHandle.AGENT;
      return null;
    } catch (IOException e) {
      return "the agent's own jar could not be opened ("
          + e.getMessage()
          + "); the check is left out";
    }
  }

  /** Why no stack will say anything, or null. Not at the start: to read a stack costs 5 ms then. */
  static @Nullable String problemOfStacks() {
    return new Throwable().getStackTrace().length > 0
        ? null
        : "this JVM keeps no stacks (-XX:-StackTraceInThrowable): descriptors are counted, but no"
            + " report can name a line. Take that option away";
  }

  /** Takes the handle of this stream out of the application's. */
  static void disown(DescryState state, FileInputStream in) {
    DescryHandle handle = find(state, in);
    if (handle != null) {
      handle.holder = DescryHandle.AGENT;
    }
  }

  private static @Nullable DescryHandle find(DescryState state, FileInputStream in) {
    for (int number = state.table.next(0); number >= 0; number = state.table.next(number + 1)) {
      DescryHandle handle = state.table.get(number);
      if (handle != null && handle.get() == in) {
        return handle;
      }
    }
    return null;
  }
}
