package io.descry.diagnosis.site;

import io.descry.model.HandleKind;
import io.descry.model.LedgerRow;
import io.descry.model.OpenHandle;
import io.descry.model.Site;
import io.descry.model.SiteCounts;
import io.descry.model.TargetKind;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** All that a ledger says about one site. Filled by {@link SiteIndex}, not changed afterwards. */
public final class SiteFacts {

  public final Site site;

  /** Open and orphaned, oldest first. */
  public final List<OpenHandle> handles = new ArrayList<>();

  /** The kernel numbers that these hold. */
  public final List<LedgerRow> rows = new ArrayList<>();

  public long open;
  public long orphaned;
  public long closed;
  public long recovered;
  public boolean estimated;

  private @Nullable List<String> submittedBy;

  public SiteFacts(Site site) {
    this.site = site;
  }

  void add(SiteCounts counts) {
    open += counts.open;
    orphaned += counts.orphaned;
    closed += counts.closed;
    recovered += counts.recovered;
    estimated |= counts.estimated;
    submittedBy = submittedBy == null ? counts.submittedBy : submittedBy;
  }

  /**
   * Who asked for them on another thread, or submitted the tasks that opened them: the
   * application's frame first; or null.
   */
  public @Nullable List<String> submittedBy() {
    return site.submittedBy == null ? submittedBy : site.submittedBy;
  }

  public HandleKind kind() {
    return site.kind;
  }

  public long held() {
    return open + orphaned;
  }

  /**
   * Whether only the JDK's own frames stand on its stack, nobody asked for it, and all of it is
   * closed: a class that was loaded, say. It is the JVM's work, and nobody's line.
   */
  public boolean isPassingJvmWork() {
    return held() == 0
        && recovered == 0
        && site.applicationFrame == null
        && site.library == null
        && submittedBy() == null;
  }

  public long opened() {
    return open + orphaned + closed + recovered;
  }

  /** Whether such a class or package is on the stack, shaded or not. */
  public boolean hasFrame(String part) {
    return site.hasFrame(part);
  }

  /** Whether these are connections that clients made to a listener of this process. */
  public boolean isAccepted() {
    return site.isAccepted();
  }

  /** Whether these are stream sockets to a peer. */
  public boolean isConnection() {
    return kind().isConnection();
  }

  /** Whether the kernel says so of each: a library's own sockets are of one kind for us. */
  public boolean isListening() {
    for (LedgerRow row : rows) {
      if (row.socket == null || !row.socket.listening) {
        return false;
      }
    }
    return !rows.isEmpty();
  }

  /** Whether native code waits for events with each of them: epoll, eventfd, timerfd, io_uring. */
  public boolean isNativeEventLoop() {
    for (LedgerRow row : rows) {
      TargetKind target = row.descriptor.kind;
      if (target != TargetKind.EPOLL
          && target != TargetKind.EVENTFD
          && target != TargetKind.ANONYMOUS) {
        return false;
      }
    }
    return kind() == HandleKind.NATIVE && !rows.isEmpty();
  }

  /** Where to look: the application's line, else the library's first frame, else the JDK's. */
  public String where() {
    String line = site.applicationLine(submittedBy);
    if (line != null) {
      return line;
    }
    String first = outsideFrame();
    return site.library == null ? first : first + " (library " + site.library + ")";
  }

  /** The first frame outside the JDK; the first of all where each is the JDK's. */
  public String outsideFrame() {
    return site.outsideFrame();
  }
}
