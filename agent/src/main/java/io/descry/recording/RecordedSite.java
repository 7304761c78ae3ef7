package io.descry.recording;

import io.descry.model.HandleKind;
import io.descry.model.Site;
import io.descry.model.SiteCounts;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
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

  RecordedSite(String name, HandleKind kind, boolean accepted, String line) {
    String opening =
        accepted ? "java.net.ServerSocket.implAccept(ServerSocket.java:1)" : "java.io.Jdk.open";
    this.site =
        new Site(
            fingerprint(name),
            kind,
            Collections.unmodifiableList(Arrays.asList(opening, line)),
            false,
            line,
            "recorded",
            null);
  }

  boolean isConnection() {
    return site.kind == HandleKind.SOCKET
        || site.kind == HandleKind.SOCKET_CHANNEL
        || site.kind == HandleKind.ASYNC_SOCKET_CHANNEL;
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
      counts = new SiteCounts(site, open.size() - orphaned, orphaned, closed, recovered, false);
    }
    return counts;
  }

  /** A fingerprint stays what it is; any other name becomes one. */
  private static String fingerprint(String name) {
    if (name.matches("[0-9a-f]{16}")) {
      return name;
    }
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
