package java.io;

/**
 * The threads whose openings and closes mean something of their own: the agent's, and those that
 * the JDK closes handles with for the garbage collector. Null while there is no such thread.
 */
public final class DescryThreads {

  private static final String SECOND_FINALIZER = "Secondary finalizer";

  /** The agent's threads: for the work, the clock, the log, and the page. */
  public volatile Thread worker;

  public volatile Thread clock;
  public volatile Thread logger;
  public volatile Thread page;

  /** True while the log's thread works for the application: what opens there is not ours. */
  public volatile boolean lent;

  public volatile Thread finalizer;
  public volatile Thread cleaner;
  public volatile Thread referenceHandler;

  boolean isOwn(Thread thread) {
    return thread == worker || thread == clock || thread == page || (thread == logger && !lent);
  }

  boolean isCollector(Thread thread) {
    return thread == cleaner
        || thread == finalizer
        || thread == referenceHandler
        || isSecondFinalizer(thread);
  }

  /** {@code System.runFinalization} starts a thread of the JDK's for its time. */
  private boolean isSecondFinalizer(Thread thread) {
    Thread first = finalizer;
    return first != null
        && SECOND_FINALIZER.equals(thread.getName())
        && thread.getThreadGroup() == first.getThreadGroup();
  }
}
