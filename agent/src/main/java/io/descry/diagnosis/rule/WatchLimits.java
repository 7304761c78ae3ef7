package io.descry.diagnosis.rule;

import io.descry.diagnosis.cause.Rule;
import io.descry.diagnosis.cause.Single;
import io.descry.diagnosis.site.Words;
import io.descry.diagnosis.standing.Situation;
import io.descry.model.RefusedLimit;
import io.descry.model.SystemLimits;
import io.descry.report.Cause;
import io.descry.report.Finding;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A limit of the user's was hit, not that of this process's descriptors: inotify instances and
 * watches, or watches of epoll. The JDK reports the first one with the error number of a full
 * table. Stays for ten minutes after the last failure.
 */
final class WatchLimits implements Rule {

  private static final long STANDS_MILLIS = 10 * 60_000;

  @Override
  public List<Finding> find(Situation situation) {
    List<Finding> findings = new ArrayList<>();
    for (RefusedLimit refused : situation.context.aftermath.refused) {
      if (situation.ledger.atMillis - refused.atMillis < STANDS_MILLIS) {
        findings.add(finding(situation, refused, Setting.of(refused.kind, situation)));
      }
    }
    return findings;
  }

  @Override
  public List<String> ids() {
    return Arrays.asList("inotify-instances", "inotify-watches", "epoll-watches");
  }

  private static Finding finding(Situation situation, RefusedLimit refused, Setting setting) {
    Finding.Builder finding = Single.of(situation, id(refused.kind), "DSC-LIMIT", Cause.LIMIT);
    finding.title =
        failed(refused)
            + " at the limit `"
            + setting.name
            + (setting.value == null ? "`" : "` = " + setting.value)
            + ", the last "
            + Words.duration(situation.ledger.atMillis - refused.atMillis)
            + " ago. The limit of this process's descriptors was not hit";
    finding.advice = advice(refused.kind) + setting.raise();
    finding.evidence.put("setting", setting.name);
    finding.evidence.put("failed", refused.times);
    if (setting.value != null) {
      finding.evidence.put("value", setting.value);
    }
    return finding.build();
  }

  private static String id(RefusedLimit.Kind kind) {
    switch (kind) {
      case INOTIFY_INSTANCES:
        return "inotify-instances";
      case INOTIFY_WATCHES:
        return "inotify-watches";
      case EPOLL_WATCHES:
        return "epoll-watches";
    }
    throw new AssertionError(kind);
  }

  private static String failed(RefusedLimit refused) {
    switch (refused.kind) {
      case INOTIFY_INSTANCES:
        return Words.count(refused.times, "watch service") + " could not be opened";
      case INOTIFY_WATCHES:
        return Words.count(refused.times, "folder") + " could not be watched";
      case EPOLL_WATCHES:
        return Words.count(refused.times, "registration") + " with a selector failed";
    }
    throw new AssertionError(refused.kind);
  }

  private static String advice(RefusedLimit.Kind kind) {
    switch (kind) {
      case INOTIFY_INSTANCES:
        return "All processes of this user share the limit. Use one watch service for all folders,"
            + " and close it. ";
      case INOTIFY_WATCHES:
        return "All processes of this user share the limit, and a watched tree takes one watch for"
            + " each folder. Watch fewer folders. ";
      case EPOLL_WATCHES:
        return "All processes of this user share the limit. Close the channels that are not used"
            + " any more. ";
    }
    throw new AssertionError(kind);
  }

  /** The setting that holds the limit: the lower of the system's and the user namespace's. */
  private static final class Setting {
    final String name;
    final @Nullable Long value;

    Setting(String name, @Nullable Long value) {
      this.name = name;
      this.value = value;
    }

    static Setting of(RefusedLimit.Kind kind, Situation situation) {
      SystemLimits system = situation.ledger.kernel.system;
      switch (kind) {
        case INOTIFY_INSTANCES:
          return lower(
              new Setting("fs.inotify.max_user_instances", system.inotifyInstances),
              new Setting("user.max_inotify_instances", system.namespaceInotifyInstances));
        case INOTIFY_WATCHES:
          return lower(
              new Setting("fs.inotify.max_user_watches", system.inotifyWatches),
              new Setting("user.max_inotify_watches", system.namespaceInotifyWatches));
        case EPOLL_WATCHES:
          return new Setting("fs.epoll.max_user_watches", system.epollWatches);
      }
      throw new AssertionError(kind);
    }

    private static Setting lower(Setting system, Setting namespace) {
      boolean isLower =
          namespace.value != null && (system.value == null || namespace.value < system.value);
      return isLower ? namespace : system;
    }

    String raise() {
      return "To raise the limit: `sysctl -w "
          + name
          + "="
          + (value == null ? "N" : String.valueOf(4 * value))
          + "` as root.";
    }
  }
}
