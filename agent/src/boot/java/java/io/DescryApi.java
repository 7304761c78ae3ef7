package java.io;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.LongAdder;

/**
 * The marks that the application made through {@code io.descry.api}, and its calls that made no
 * sense, counted by reason. {@code agent.ApiRefusals} has the words for the reasons.
 */
public final class DescryApi {

  /** Marks are named by code, not by data: more names than this are a mistake. */
  public static final int MOST_NAMES = 64;

  public static final int LONGEST_NAME = 80;

  /** The kernel's own bound where nobody raised it, {@code fs.nr_open}. */
  static final int NUMBERS = 1 << 20;

  public static final int BAD_NAME = 0;
  public static final int TOO_MANY_NAMES = 1;
  public static final int NO_OWNER = 2;
  public static final int BAD_NUMBER = 3;
  public static final int HAS_A_HOOK = 4;
  public static final int NOT_TRACKED = 5;
  public static final int NOT_OPEN = 6;

  /** How many reasons there are. */
  public static final int REFUSALS = 7;

  /** How often each mark was made since tracking began. */
  public final ConcurrentHashMap<String, LongAdder> marks = new ConcurrentHashMap<>();

  private final AtomicInteger names = new AtomicInteger();
  private final AtomicLongArray refused = new AtomicLongArray(REFUSALS);

  /** How many calls were refused for this reason. */
  public long refused(int reason) {
    return refused.get(reason);
  }

  void refuse(int reason) {
    refused.incrementAndGet(reason);
  }

  /** Hot: on every request or invocation. Allocates nothing but the first time. */
  void mark(String name) {
    LongAdder count = name == null ? null : marks.get(name);
    if (count != null) {
      count.increment();
    } else if (name == null || name.isEmpty() || name.length() > LONGEST_NAME) {
      refuse(BAD_NAME);
    } else if (names.getAndIncrement() >= MOST_NAMES) {
      names.decrementAndGet();
      refuse(TOO_MANY_NAMES);
    } else {
      first(name);
    }
  }

  private void first(String name) {
    LongAdder made = new LongAdder();
    LongAdder present = marks.putIfAbsent(name, made);
    if (present != null) {
      names.decrementAndGet();
    }
    (present == null ? made : present).increment();
  }
}
