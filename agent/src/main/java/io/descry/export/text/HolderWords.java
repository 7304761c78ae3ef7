package io.descry.export.text;

import io.descry.report.HandleRow;
import io.descry.report.Holder;
import io.descry.report.Holders;
import io.descry.report.SiteRow;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One holder in words. Pure. */
final class HolderWords {

  private static final int TARGETS = 5;
  private static final int NUMBERS = 10;
  private static final int FRAME = 200;
  private static final int THREAD = 80;

  private final Holders holders;
  private final Holder holder;

  HolderWords(Holders holders, Holder holder) {
    this.holders = holders;
    this.holder = holder;
  }

  /** Such as {@code 2 descriptors (12, 14)}. */
  String numbers() {
    return Figures.count(holder.fds.size(), "descriptor") + " (" + first(holder.fds, NUMBERS) + ")";
  }

  /** Such as {@code file-input opened at com.acme.Conf.load(Conf.java:31)}. */
  String origin() {
    switch (holder.descriptorClass) {
      case TRACKED:
        String kind = holder.oldest == null ? "" : holder.oldest.kind + " ";
        return kind + "opened at " + line();
      case PRE_ATTACH:
        return "opened before Descry was attached";
      case JVM:
        return "the JVM itself (class path, modules or the JVM's own files)";
      case AGENT:
        return "Descry itself";
      case UNKNOWN:
        return "opened by native code";
    }
    throw new AssertionError(holder.descriptorClass);
  }

  private String line() {
    SiteRow site = holder.site;
    if (site == null) {
      return "a line that is not known: its stack was not captured";
    }
    String frame = site.applicationFrame;
    if (frame == null) {
      frame = site.frames.isEmpty() ? "an unknown line" : site.frames.get(0);
    }
    return SafeText.line(frame, FRAME);
  }

  /** Such as {@code since 2026-12-01T14:02:11.123Z (35 min) by thread http-1}; or null. */
  @Nullable String since() {
    HandleRow oldest = holder.oldest;
    if (oldest == null) {
      return null;
    }
    String name = oldest.thread.name;
    String thread = name == null ? "" : " by thread " + SafeText.line(name, THREAD);
    return (holder.fds.size() == 1 ? "since " : "the oldest since ")
        + Times.iso(holders.wall.at(oldest.openedAt))
        + " ("
        + Figures.duration(oldest.ageMillis)
        + ")"
        + thread;
  }

  /** What the descriptors lead to. */
  String targets() {
    return first(holder.targets, TARGETS);
  }

  /** What to do about it. */
  String fix() {
    if (holder.finding != null) {
      return holder.finding.advice;
    }
    switch (holder.descriptorClass) {
      case TRACKED:
        return "no finding (" + holder.standing.words + "): close what this line opened";
      case PRE_ATTACH:
        return "restart with -javaagent to learn the line";
      case JVM:
        return "the JVM holds it until it ends; close a URLClassLoader of yours if it has this jar";
      case AGENT:
        return "`java -jar descry.jar detach " + holders.pid + "` frees it";
      case UNKNOWN:
        return "close it in the library that opened it; `report` lists the native libraries";
    }
    throw new AssertionError(holder.descriptorClass);
  }

  private static String first(List<?> items, int most) {
    StringBuilder text = new StringBuilder();
    for (Object item : items.subList(0, Math.min(most, items.size()))) {
      text.append(text.length() == 0 ? "" : ", ").append(TextSite.target(item.toString()));
    }
    int more = items.size() - most;
    return more <= 0 ? text.toString() : text + " and " + Figures.count(more) + " more";
  }
}
