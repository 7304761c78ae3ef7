package io.descry.diagnosis.rule;

import io.descry.diagnosis.cause.Evidence;
import io.descry.diagnosis.cause.LeakRule;
import io.descry.diagnosis.site.Words;
import io.descry.diagnosis.standing.Judgement;
import io.descry.model.LedgerRow;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Handlers of {@code java.util.logging} that are built again and not closed: each holds its log
 * and, beside it, an empty {@code .lck} file, two descriptors (seen on 8, 11, 17 and 25). A second
 * handler of one pattern finds the first one's lock and takes {@code app.log.1}.
 *
 * <p>Three of one pattern in one process are suspect also without growth: a program has a use for
 * one, and a moment of reconfiguring has two. A garbage collection buys nothing: a logger keeps its
 * handlers.
 */
final class LogHandlers extends LeakRule {

  private static final String HANDLER = "java.util.logging.FileHandler.";
  private static final String LOCK = ".lck";
  private static final int MANY = 3;

  LogHandlers() {
    super("log-handlers");
  }

  @Override
  protected boolean applies(Judgement site) {
    return site.isSuspicious() || (matches(site) && ofOnePattern(site) >= MANY);
  }

  @Override
  protected boolean matches(Judgement site) {
    return site.facts.hasFrame(HANDLER);
  }

  @Override
  protected String noun(Judgement site) {
    return "log handler";
  }

  @Override
  protected String title(Judgement first, List<Judgement> sites) {
    Evidence evidence = Evidence.of(sites);
    Set<String> logs = logs(sites);
    return Words.count(logs.size(), "log handler")
        + (logs.isEmpty() ? "" : " (" + logs.iterator().next() + ")")
        + " built at "
        + first.facts.where()
        + (logs.size() == 1 ? " holds " : " hold ")
        + Words.count(evidence.descriptors, "descriptor")
        + ", the log and its .lck file each"
        + (evidence.perMinute > 0 ? ", +" + Words.rate(evidence.perMinute) : "");
  }

  @Override
  protected String advice(Judgement site) {
    return "Build one FileHandler for the life of the program; where logging is configured again,"
        + " remove the old handler from its logger and close() it first, which also deletes the"
        + " .lck file.";
  }

  /** Their logs: with and without the lock file beside, which is one of the same handler. */
  private static Set<String> logs(List<Judgement> sites) {
    Set<String> logs = new TreeSet<>();
    for (Judgement site : sites) {
      for (LedgerRow row : site.facts.rows) {
        logs.add(log(row));
      }
    }
    return logs;
  }

  /** How many logs of one pattern: {@code app.log} and {@code app.log.1} are of one. */
  private static int ofOnePattern(Judgement site) {
    Map<String, Integer> patterns = new HashMap<>();
    int most = 0;
    for (LedgerRow row : site.facts.rows) {
      most = Math.max(most, patterns.merge(pattern(log(row)), 1, Integer::sum));
    }
    return most;
  }

  private static String log(LedgerRow row) {
    String path = row.descriptor.path();
    return path.endsWith(LOCK) ? path.substring(0, path.length() - LOCK.length()) : path;
  }

  private static String pattern(String log) {
    return log.replaceAll("\\.\\d+$", "").replaceAll("\\d+", "#");
  }
}
