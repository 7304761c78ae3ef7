package io.descry.diagnosis.simulation;

import io.descry.diagnosis.Judged;
import io.descry.diagnosis.Judging;
import io.descry.model.DescriptorClass;
import io.descry.model.KernelDescriptor;
import io.descry.model.LedgerRow;
import io.descry.model.OpenHandle;
import io.descry.model.OpenHandleBuilder;
import io.descry.model.Site;
import io.descry.model.SiteCounts;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Feeds a {@link Recording} to the production diagnosis: each recorded second is a tick, and a
 * report is asked for every ten.
 */
final class Replay {

  private static final long START_MILLIS = 1_700_000_000_000L;
  private static final int REPORT_EVERY = 10;
  private static final long YOUNG_MILLIS = 500;

  private final Judging judging = new Judging();
  private final Ledgers ledgers = new Ledgers(65_536);
  private final List<Site> sites;
  private final Map<String, OpenHandle> open = new LinkedHashMap<>();
  private final long[][] ends;
  private final Map<String, String> called = new LinkedHashMap<>();
  private long now;
  private int ticks;

  private Replay(Recording recording) {
    this.sites = recording.sites();
    this.ends = new long[sites.size()][3];
  }

  /** The sites that were ever called a leak: their line, and when and why. */
  static Map<String, String> leaks(Recording recording) {
    Replay replay = new Replay(recording);
    for (String line : recording.lines()) {
      replay.read(line.split(" "));
    }
    replay.tick();
    return replay.called;
  }

  private void read(String[] words) {
    switch (words[0]) {
      case "+" -> open.put(words[2], handle(words));
      case "-" -> open.remove(words[1]);
      case "=" -> {
        for (int i = 0; i < 3; i++) {
          ends[Integer.parseInt(words[1])][i] = Long.parseLong(words[2 + i]);
        }
      }
      case "site" -> {}
      default -> {
        tick();
        now = START_MILLIS + Math.round(Double.parseDouble(words[0]) * 1_000);
      }
    }
  }

  private OpenHandle handle(String[] words) {
    OpenHandleBuilder handle = new OpenHandleBuilder();
    handle.id = Long.parseLong(words[2]);
    handle.site = sites.get(Integer.parseInt(words[1]));
    handle.kind = handle.site.kind;
    handle.openedAtMillis = START_MILLIS + Long.parseLong(words[3]);
    handle.target = "/target/" + words[4];
    handle.numbers = handle.kind.isLogical() ? List.of() : List.of((int) handle.id);
    return handle.build();
  }

  private void tick() {
    if (now == 0) { // Nothing was read yet.
      return;
    }
    judging.tick(
        Ledgers.snapshot(List.of(), counts(now - YOUNG_MILLIS)), Ledgers.OTHERS + open.size(), now);
    if (ticks++ % REPORT_EVERY == 0) {
      judging.report(ledgers.of(handles(), counts(now), rows(), now + 1)).forEach(this::note);
    }
  }

  private void note(Judged judged) {
    if (judged.verdict().isLeak()) {
      Site site = sites.get(Integer.parseInt(judged.fingerprint(), 16));
      called.putIfAbsent(
          site.applicationFrame + " " + site.kind,
          judged.verdict() + " after " + (now - START_MILLIS) / 1_000 + " s: " + judged.reason());
    }
  }

  private List<OpenHandle> handles() {
    return new ArrayList<>(open.values());
  }

  private List<LedgerRow> rows() {
    List<LedgerRow> rows = new ArrayList<>();
    for (OpenHandle handle : open.values()) {
      for (int number : handle.numbers) {
        rows.add(
            new LedgerRow(
                new KernelDescriptor(number, String.valueOf(handle.target)),
                DescriptorClass.TRACKED,
                handle,
                null));
      }
    }
    return rows;
  }

  private List<SiteCounts> counts(long openedBefore) {
    long[] held = new long[sites.size()];
    for (OpenHandle handle : open.values()) {
      held[sites.indexOf(handle.site)] += handle.openedAtMillis <= openedBefore ? 1 : 0;
    }
    List<SiteCounts> counts = new ArrayList<>();
    for (int i = 0; i < held.length; i++) {
      long[] end = ends[i];
      if (held[i] + end[0] + end[1] + end[2] > 0) {
        long orphaned = Math.min(end[2], held[i]);
        counts.add(
            new SiteCounts(sites.get(i), held[i] - orphaned, orphaned, end[0], end[1], false));
      }
    }
    return counts;
  }
}
