package io.descry.recording;

import io.descry.model.HandleKind;
import io.descry.model.Site;
import io.descry.model.SiteCounts;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Collections;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** One site of a recording: its open handles and what became of the others. One thread. */
final class RecordedSite {

  /** The remote port of each recorded connection. */
  static final int PORT = 443;

  private static final int FINGERPRINT_DIGITS = 16;

  final Site site;

  /** By id, so by age. */
  final TreeMap<Long, RecordedHandle> open = new TreeMap<>();

  long closed;
  long recovered;

  private long orphaned;
  private @Nullable SiteCounts counts;

  /** Handles that only a count tells of: no line of their own. */
  private final ArrayDeque<RecordedHandle> counted = new ArrayDeque<>();

  /** How many are open by the last count; null where each handle has its line. */
  private @Nullable Long told;

  RecordedSite(String id, HandleKind kind, boolean accepted, String line) {
    String opening =
        accepted ? "java.net.ServerSocket.implAccept(ServerSocket.java:1)" : "java.io.Jdk.open";
    this.site =
        new Site(
            id,
            kind,
            Collections.unmodifiableList(Arrays.asList(opening, line)),
            false,
            line,
            "recorded",
            null);
  }

  boolean isConnection() {
    return site.kind.isConnection();
  }

  void add(RecordedHandle handle) {
    open.put(handle.id, handle);
    orphaned += handle.isOrphaned() ? 1 : 0;
    counts = null;
  }

  void remove(RecordedHandle handle) {
    open.remove(handle.id);
    orphaned -= handle.isOrphaned() ? 1 : 0;
    counts = null;
  }

  void orphan(RecordedHandle handle) {
    if (!handle.isOrphaned()) {
      handle.orphan();
      orphaned++;
      counts = null;
    }
  }

  void ended(long byHand, long byCollector) {
    closed += byHand;
    recovered += byCollector;
    counts = null;
  }

  /** The same object until something changes. */
  SiteCounts counts() {
    if (counts == null) {
      long held = Math.max(orphaned, told == null ? open.size() : told);
      counts = new SiteCounts(site, held - orphaned, orphaned, closed, recovered, false);
    }
    return counts;
  }

  /** Takes a count: how many handles are to be added, or taken away where negative. */
  long tell(long openNow, long closedNow, long recoveredNow) {
    told = openNow;
    closed = closedNow;
    recovered = recoveredNow;
    counts = null;
    return Math.max(openNow - open.size(), -counted.size());
  }

  void addCounted(RecordedHandle handle) {
    counted.addLast(handle);
    add(handle);
  }

  /** The newest of those that only a count tells of, or null. */
  @Nullable RecordedHandle lastCounted() {
    return counted.pollLast();
  }

  /** A fingerprint from any name. */
  static String fingerprint(String name) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(name.getBytes(StandardCharsets.UTF_8));
      StringBuilder digits = new StringBuilder();
      for (int i = 0; i < FINGERPRINT_DIGITS / 2; i++) {
        digits.append(String.format("%02x", hash[i]));
      }
      return digits.toString();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
