package java.io;

import java.lang.ref.WeakReference;

/**
 * The place where a task was submitted, kept by the identity of the task, or of the thread that
 * runs it now. Holds neither.
 */
public final class DescryTask extends WeakReference<Object> {

  /** Of the submission. */
  final Throwable stack;

  /** It runs more than once, or is a thread. */
  final boolean again;

  private final int hash;

  DescryTask(Object task, Throwable stack, boolean again) {
    super(task);
    this.stack = stack;
    this.again = again;
    this.hash = System.identityHashCode(task);
  }

  @Override
  public int hashCode() {
    return hash;
  }

  @Override
  public boolean equals(Object other) {
    return this == other;
  }

  /** The key that finds an entry by its task. Short-lived: it holds the task strongly. */
  static final class Key {
    private final Object task;

    Key(Object task) {
      this.task = task;
    }

    @Override
    public int hashCode() {
      return System.identityHashCode(task);
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof DescryTask && ((DescryTask) other).get() == task;
    }
  }
}
