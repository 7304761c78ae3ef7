package io.descry.agent;

import io.descry.model.SocketReader;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/** The platform threads of one moment. Immutable. */
final class ThreadLook {

  static final ThreadLook NONE = new ThreadLook(Collections.emptyMap(), Collections.emptyList());

  /** How many have a name of each form. */
  final Map<String, Long> families;

  /** Those in a blocking read of a socket; empty unless they were wanted. */
  final List<SocketReader> readers;

  ThreadLook(Map<String, Long> families, List<SocketReader> readers) {
    this.families = families;
    this.readers = readers;
  }

  /**
   * Looks. Up to Java 18 takes the monitors of all thread groups: see {@link ThreadCensus}.
   *
   * @param readers whether stacks are wanted
   */
  static ThreadLook now(boolean readers) {
    Thread[] threads = ThreadFamilies.threads();
    int count = 0;
    while (count < threads.length && threads[count] != null) {
      count++;
    }
    return new ThreadLook(
        ThreadFamilies.of(threads, count),
        readers ? ReaderStacks.among(threads, count) : Collections.emptyList());
  }
}
