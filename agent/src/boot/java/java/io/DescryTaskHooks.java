package java.io;

/**
 * The methods that instrumented pools and threads call: like {@link DescryHooks}, whose state it
 * uses.
 */
public final class DescryTaskHooks {

  private DescryTaskHooks() {}

  /** See {@link DescryHooks#mustGoOn}. */
  public static boolean mustGoOn(Throwable thrown) {
    return DescryHooks.mustGoOn(thrown);
  }

  /**
   * A task is handed over, or a thread started, by this thread.
   *
   * @param again it may run more than once
   */
  public static void submitted(Object task, boolean again) {
    DescryState s = DescryHooks.state;
    if (s != null) {
      try {
        s.tasks.submitted(task, again);
      } catch (Throwable e) {
        s.lost(e);
      }
    }
  }

  /** This thread runs the task from now on. Whether {@link #ends} is wanted. */
  public static boolean begins(Object task) {
    DescryState s = DescryHooks.state;
    try {
      return s != null && s.tasks.begins(task);
    } catch (Throwable e) {
      s.lost(e);
      return false;
    }
  }

  /** The end of a run of which {@link #begins} said this. */
  public static void ends(boolean begun) {
    if (begun) {
      ends();
    }
  }

  /** This thread has run its task. */
  public static void ends() {
    DescryState s = DescryHooks.state;
    if (s != null) {
      try {
        s.tasks.ends();
      } catch (Throwable e) {
        s.lost(e);
      }
    }
  }
}
