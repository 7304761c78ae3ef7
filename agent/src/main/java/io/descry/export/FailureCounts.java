package io.descry.export;

import io.descry.report.Failure;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The failures inside the agent, counted by place and message, for {@code agent.failures} of the
 * report. Any thread.
 */
public final class FailureCounts {

  /** A message may hold a number or a path: beyond this many, they share one row a place. */
  private static final int MOST_ROWS = 100;

  private static final String MORE = "more, with other messages";

  private final Map<String, Failure> rows = new LinkedHashMap<>();

  public void count(String where, Throwable failure) {
    count(where, failure.toString());
  }

  public synchronized void count(String where, String message) {
    String said = rows.size() < MOST_ROWS || rows.containsKey(key(where, message)) ? message : MORE;
    Failure old = rows.get(key(where, said));
    rows.put(key(where, said), new Failure(where, said, old == null ? 1 : old.count + 1));
  }

  /** A copy, the first to fail first. */
  public synchronized List<Failure> snapshot() {
    return new ArrayList<>(rows.values());
  }

  private static String key(String where, String message) {
    return where + '\n' + message;
  }
}
