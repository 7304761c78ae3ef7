package io.descry.registry.site;

import io.descry.model.HandleKind;
import io.descry.model.Site;
import java.io.DescryStack;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Turns a kept Throwable into a shared {@link Trace}: the first time by resolving it to text, from
 * then on by its key. Bounded: {@value #MOST_KEYS} keys, then it begins anew, which costs resolving
 * and nothing else; {@link SiteTable} bounds the texts. The agent's thread only.
 */
public final class StackInterner {

  /** Exact stacks: recursion gives a site as many as it has depths. About 100 bytes each. */
  static final int MOST_KEYS = 16_384;

  private final Map<Long, Trace> traces = new HashMap<>();
  private final Fingerprint fingerprint = new Fingerprint();
  private final SiteTable sites = new SiteTable(fingerprint);
  private final FrameTexts texts = new FrameTexts();
  private final Backtrace backtrace = new Backtrace();
  private final Origins origins;

  public StackInterner(Origins origins) {
    this.origins = origins;
  }

  public SiteTable sites() {
    return sites;
  }

  public Trace intern(HandleKind kind, Throwable stack) {
    return intern(kind, stack, null);
  }

  /**
   * @param asker who asked for it on another thread, where that is known: the site is one of the
   *     asker's line, if no line of the application is on the stack itself
   */
  public Trace intern(HandleKind kind, Throwable stack, @Nullable Site asker) {
    long key = backtrace.key(stack);
    StackTraceElement[] resolved = null;
    if (key == 0) {
      resolved = stack.getStackTrace();
      key = hash(resolved);
    }
    key = key * 31 + kind.ordinal();
    key = asker == null ? key : key * 0x9E3779B97F4A7C15L + asker.fingerprint.hashCode();
    Trace trace = traces.get(key);
    if (trace == null) {
      trace = resolve(kind, stack, resolved == null ? stack.getStackTrace() : resolved, asker);
      if (traces.size() >= MOST_KEYS) {
        traces.clear();
      }
      traces.put(key, trace);
    } else {
      sites.use(trace.entry);
    }
    noteSubmission(trace, stack);
    return trace;
  }

  private void noteSubmission(Trace trace, Throwable stack) {
    Throwable submission = stack instanceof DescryStack ? ((DescryStack) stack).submission : null;
    if (submission != null && trace.entry.submissions.wants(submission)) {
      StackTraceElement[] elements = submission.getStackTrace();
      if (trace.inPool && Task.isStartOfThread(elements)) {
        return; // The worker was started for somebody's first task, and runs everybody's.
      }
      trace.entry.submissions.add(
          new ResolvedStack(elements, backtrace.classes(submission), origins, texts).submission());
    }
  }

  private static long hash(StackTraceElement[] elements) {
    long hash = 1;
    for (StackTraceElement element : elements) {
      hash = hash * 0x9E3779B97F4A7C15L + element.hashCode();
    }
    return hash;
  }

  private Trace resolve(
      HandleKind kind, Throwable stack, StackTraceElement[] elements, @Nullable Site asker) {
    ResolvedStack resolved = new ResolvedStack(elements, backtrace.classes(stack), origins, texts);
    Site site = asked(resolved.site(kind, fingerprint), asker);
    return sites.of(site).add(site, resolved.isByJdk());
  }

  /** The asker's line is the site's, where it has none of its own. */
  private Site asked(Site own, @Nullable Site asker) {
    return own.applicationFrame != null || asker == null || asker.applicationFrame == null
        ? own
        : own.askedBy(asker, fingerprint.of(own, asker));
  }
}
