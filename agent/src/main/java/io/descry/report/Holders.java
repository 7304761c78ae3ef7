package io.descry.report;

import io.descry.model.WallClock;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The lines that hold a path or a port at one moment. Immutable. */
public final class Holders {

  /** The resolved path or the port, as text. */
  public final String subject;

  /** The port that was asked for; null where a path was. */
  public final @Nullable Integer port;

  public final long pid;

  /** Epoch milliseconds. */
  public final long at;

  public final WallClock wall;

  /** Most descriptors first. */
  public final List<Holder> holders;

  /** Files that are mapped into memory; a mapping needs no descriptor. */
  public final List<String> mapped;

  public Holders(
      String subject,
      @Nullable Integer port,
      Report report,
      List<Holder> holders,
      List<String> mapped) {
    this.subject = subject;
    this.port = port;
    this.pid = report.process.pid;
    this.at = report.at;
    this.wall = report.wall;
    this.holders = Copies.of(holders);
    this.mapped = Copies.of(mapped);
  }

  /** Whether nothing in this JVM holds the subject. */
  public boolean isNobody() {
    return holders.isEmpty() && mapped.isEmpty();
  }

  /** Kernel descriptors that lead to the subject. */
  public int descriptors() {
    int sum = 0;
    for (Holder holder : holders) {
      sum += holder.fds.size();
    }
    return sum;
  }
}
