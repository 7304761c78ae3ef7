package io.descry.registry;

import io.descry.model.HandleKind;
import io.descry.model.Site;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Turns a kept Throwable into a shared {@link Trace}: the first time by resolving it to text, from
 * then on by its key. The agent's thread only.
 */
final class StackInterner {

  private final Map<Long, Trace> traces = new HashMap<>();
  private final Map<String, SiteEntry> sites = new LinkedHashMap<>();
  private final Fingerprint fingerprint = new Fingerprint();
  private final Backtrace backtrace = new Backtrace();
  private final Origins origins;
  private long frames;
  private long stacks;

  StackInterner(Origins origins) {
    this.origins = origins;
  }

  Collection<SiteEntry> sites() {
    return Collections.unmodifiableCollection(sites.values());
  }

  /** Frames of the stacks resolved so far, on average; what a capture costs depends on it. */
  double averageDepth() {
    return stacks == 0 ? 0 : (double) frames / stacks;
  }

  Trace intern(HandleKind kind, Throwable stack) {
    long key = backtrace.key(stack);
    StackTraceElement[] resolved = null;
    if (key == 0) {
      resolved = stack.getStackTrace();
      key = hash(resolved);
    }
    key = key * 31 + kind.ordinal();
    Trace trace = traces.get(key);
    if (trace == null) {
      trace = resolve(kind, stack, resolved == null ? stack.getStackTrace() : resolved);
      traces.put(key, trace);
    }
    return trace;
  }

  private static long hash(StackTraceElement[] elements) {
    long hash = 1;
    for (StackTraceElement element : elements) {
      hash = hash * 0x9E3779B97F4A7C15L + element.hashCode();
    }
    return hash;
  }

  private Trace resolve(HandleKind kind, Throwable stack, StackTraceElement[] elements) {
    ResolvedStack resolved = new ResolvedStack(elements, backtrace.classes(stack), origins);
    frames += elements.length;
    stacks++;
    Site site = resolved.site(kind, fingerprint);
    return sites
        .computeIfAbsent(site.fingerprint, f -> new SiteEntry())
        .add(site, resolved.isByJdk());
  }
}
