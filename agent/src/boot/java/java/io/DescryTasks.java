package java.io;

import java.util.Iterator;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The submitters of the tasks that pools and threads run, while the agent looks for them. Off, a
 * hook reads two fields. On, a sample of the submissions is kept, by the tasks' identity; no method
 * of a task is ever called. Any thread; no lock of ours.
 */
public final class DescryTasks {

  /** So many sampled tasks may wait to be run; more are not sampled. */
  private static final int MOST = 4096;

  /** 1,024 stacks a second at most, of about a microsecond each: a thousandth of a core. */
  private static final int SAMPLES_PER_REFILL = 16;

  private final ConcurrentHashMap<Object, DescryTask> submitted = new ConcurrentHashMap<>();

  /** By the thread that runs the task now. */
  private final ConcurrentHashMap<Object, DescryTask> running = new ConcurrentHashMap<>();

  private final DescryBudget budget = new DescryBudget(false);
  private volatile boolean on;

  /** For the clock's thread, every 250 ms. */
  public void refill() {
    if (on) {
      budget.refill(SAMPLES_PER_REFILL);
    }
  }

  /** Begins or ends the sampling. For the agent's thread. */
  public void setOn(boolean wanted) {
    on = wanted;
    if (!wanted) {
      submitted.clear();
      running.clear();
    }
  }

  public boolean isOn() {
    return on;
  }

  /** Forgets the tasks and threads that are gone. For the agent's thread. */
  public void tick() {
    forgetGone(submitted.values().iterator());
    forgetGone(running.values().iterator());
  }

  private static void forgetGone(Iterator<DescryTask> entries) {
    while (entries.hasNext()) {
      if (entries.next().get() == null) {
        entries.remove();
      }
    }
  }

  /** Hot: at every submission. Allocates an entry and a stack where it is sampled. */
  void submitted(Object task, boolean again) {
    if (!on || task == null || !budget.take(System.identityHashCode(task))) {
      return;
    }
    DescryTask present = submitted.get(new DescryTask.Key(task));
    if (present == null && submitted.mappingCount() < MOST) {
      put(new DescryTask(task, new DescryStack(null), again));
    } else if (present != null && again && !present.again) {
      submitted.remove(present); // A future is made first, and scheduled after that.
      put(new DescryTask(task, present.stack, true));
    }
  }

  private void put(DescryTask entry) {
    submitted.put(entry, entry);
  }

  /** Hot: before every task. Whether this thread now runs a sampled one. */
  boolean begins(Object task) {
    if (!on || task == null || submitted.isEmpty()) {
      return false;
    }
    DescryTask entry = submitted.get(new DescryTask.Key(task));
    if (entry == null) {
      return false;
    }
    if (!entry.again) {
      submitted.remove(entry);
    }
    DescryTask run = new DescryTask(Thread.currentThread(), entry.stack, true);
    ends();
    running.put(run, run);
    return true;
  }

  /** Hot: after every task. */
  void ends() {
    if (on && !running.isEmpty()) {
      running.remove(new DescryTask.Key(Thread.currentThread()));
    }
  }

  /**
   * Where the task was submitted that this thread runs, or where the thread was started; or null.
   */
  Throwable submission() {
    if (!on) {
      return null;
    }
    DescryTask.Key thread = new DescryTask.Key(Thread.currentThread());
    DescryTask entry = running.get(thread);
    if (entry == null) {
      entry = submitted.get(thread);
    }
    return entry == null ? null : entry.stack;
  }
}
