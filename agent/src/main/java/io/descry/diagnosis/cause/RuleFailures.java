package io.descry.diagnosis.cause;

import io.descry.report.Failure;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The number of times that each rule threw, and its last message. One that throws is left out of
 * the report, which says so; the others are asked. The agent's thread.
 */
public final class RuleFailures {

  private final Map<String, Failure> rows = new LinkedHashMap<>();

  public void count(Rule rule, Throwable thrown) {
    count("rule." + rule.getClass().getSimpleName(), thrown.toString());
  }

  /** One more failure of this part of the diagnosis. */
  public void count(String where, String message) {
    Failure before = rows.get(where);
    rows.put(where, new Failure(where, message, before == null ? 1 : before.count + 1));
  }

  /** The first to fail first. */
  public List<Failure> rows() {
    return new ArrayList<>(rows.values());
  }
}
