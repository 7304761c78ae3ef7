package io.descry.export.jmx;

import io.descry.export.FailureCounts;
import io.descry.export.text.SafeText;
import io.descry.report.Finding;
import io.descry.report.Report;
import io.descry.report.Withdrawn;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import javax.management.MBeanNotificationInfo;
import javax.management.Notification;
import javax.management.ObjectName;

/**
 * What listeners of the bean are told: a finding that was not in the report before, and one that is
 * withdrawn. The message has its code, title and fix; the user data is its id. The export thread.
 */
final class FindingNotices {

  static final String FOUND = "io.descry.finding";
  static final String WITHDRAWN = "io.descry.withdrawn";

  static final MBeanNotificationInfo INFO =
      new MBeanNotificationInfo(
          new String[] {FOUND, WITHDRAWN},
          Notification.class.getName(),
          "a finding that is new, and one that proved wrong");

  private final ObjectName source;
  private Set<String> known = new HashSet<>();
  private long sequence;

  FindingNotices(ObjectName source) {
    this.source = source;
  }

  /** In the report's order. */
  List<Notification> of(Report report) {
    List<Notification> notices = new ArrayList<>();
    Set<String> now = new HashSet<>();
    for (Finding finding : report.findings) {
      if (now.add(finding.id) && !known.contains(finding.id)) {
        String message = finding.code + " " + finding.title + ". Fix: " + finding.advice;
        notices.add(notice(FOUND, finding.id, message, report.wall.at(report.at)));
      }
    }
    for (Withdrawn withdrawn : report.withdrawn) {
      String message = withdrawn.id + " is withdrawn: " + withdrawn.reason;
      notices.add(notice(WITHDRAWN, withdrawn.id, message, report.wall.at(report.at)));
    }
    known = now;
    return notices;
  }

  private Notification notice(String type, String id, String message, long atMillis) {
    Notification notice =
        new Notification(type, source, ++sequence, atMillis, SafeText.line(message));
    notice.setUserData(id);
    return notice;
  }

  /**
   * Calls listeners on a thread of its own, which ends when it is idle: one that blocks must not
   * stop the reports. While it does a hundred calls wait; further ones are dropped, and counted.
   */
  static final class Runner implements Executor {
    private static final int WAITING = 100;
    private static final long IDLE_SECONDS = 5;
    private static final String STUCK =
        "a listener of the bean is stuck: notifications were left out";

    private final ThreadPoolExecutor threads;

    Runner(FailureCounts failures) {
      threads =
          new ThreadPoolExecutor(
              1,
              1,
              IDLE_SECONDS,
              TimeUnit.SECONDS,
              new ArrayBlockingQueue<>(WAITING),
              Runner::thread,
              (call, pool) -> failures.count("export.jmx", STUCK));
      threads.allowCoreThreadTimeOut(true);
    }

    private static Thread thread(Runnable work) {
      Thread thread = new Thread(work, "descry-jmx");
      thread.setDaemon(true);
      return thread;
    }

    @Override
    public void execute(Runnable listener) {
      threads.execute(listener);
    }
  }
}
