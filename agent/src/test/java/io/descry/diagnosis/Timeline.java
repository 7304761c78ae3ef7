package io.descry.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import io.descry.diagnosis.standing.DiagnosisOptions;
import io.descry.diagnosis.standing.ReportContext;
import io.descry.model.Aftermath;
import io.descry.model.Artifact;
import io.descry.model.DescriptorClass;
import io.descry.model.Endpoint;
import io.descry.model.FileIdentity;
import io.descry.model.HandleKind;
import io.descry.model.HostPort;
import io.descry.model.KernelDescriptor;
import io.descry.model.KernelSnapshot;
import io.descry.model.Ledger;
import io.descry.model.LedgerRow;
import io.descry.model.Limits;
import io.descry.model.OpenHandle;
import io.descry.model.OpenHandleBuilder;
import io.descry.model.ParentProcess;
import io.descry.model.PortRange;
import io.descry.model.RegistrySnapshot;
import io.descry.model.RemoteCount;
import io.descry.model.Site;
import io.descry.model.SiteCounts;
import io.descry.model.SocketEntry;
import io.descry.model.SocketProtocol;
import io.descry.model.SocketReader;
import io.descry.model.Sockets;
import io.descry.model.Surroundings;
import io.descry.model.SystemLimits;
import io.descry.model.TcpState;
import io.descry.model.TimeWaits;
import io.descry.model.WallClock;
import io.descry.report.AgentSection;
import io.descry.report.Finding;
import io.descry.report.ProcessSection;
import io.descry.report.Report;
import io.descry.report.ReportAudit;
import io.descry.report.SiteRow;
import io.descry.report.Trigger;
import io.descry.report.Verdict;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** A program's life in synthetic time: opens, closes and ticks, and reports on them. */
public final class Timeline {

  static final long START = 1_700_000_000_000L;

  public final Diagnostician diagnostician = new Diagnostician();
  public long now = START;
  public Limits limits = new Limits(65_536, 65_536);
  ParentProcess limitFrom;
  public List<RemoteCount> timeWaits = List.of();
  public int preAttach;
  public DiagnosisOptions options = DiagnosisOptions.DEFAULT;
  public int unknown;

  /** Openings that failed. */
  private long failures;

  public List<String> libraries = List.of();

  private final List<LedgerRow> before = new ArrayList<>();
  Map<String, Long> threads = Map.of();
  List<SocketReader> readers = List.of();
  public PortRange ports = new PortRange(32_768, 60_999);
  Long openFiles;
  Long maxOpenFiles;
  Long inotifyInstances;
  Aftermath aftermath = Aftermath.NONE;
  public final SortedMap<String, Long> marks = new TreeMap<>();

  private final Map<String, Source> sources = new LinkedHashMap<>();
  private long nextId = 1;

  /** Below are the JVM's. */
  private static final int FIRST_NUMBER = 3;

  private final BitSet taken = new BitSet();

  /** One site of the program. */
  public final class Source {
    public final Site site;
    final int numbersPerHandle;
    String target = "/etc/app/config.yml";
    public Long clientId;
    Long exchangeId;
    long closed;
    long recovered;
    long orphaned;
    boolean own;
    HostPort remote;

    /** Bytes of each file, all of them deleted; null where they are not. */
    Long deletedBytes;

    /** Moment since when a thread reads each of those opened next without time-out, or null. */
    public Long readingSince;

    public final List<OpenHandle> open = new ArrayList<>();
    final Map<Long, SocketEntry> sockets = new HashMap<>();

    Source(Site site, int numbersPerHandle) {
      this.site = site;
      this.numbersPerHandle = numbersPerHandle;
    }

    public Source open(int count) {
      for (int i = 0; i < count; i++) {
        open.add(handle(false));
      }
      return this;
    }

    public Source openTo(String path) {
      target = path;
      return open(1);
    }

    public Source openSocket(int localPort, int remotePort, TcpState state) {
      OpenHandle handle = handle(false);
      open.add(handle);
      sockets.put(
          handle.id,
          SocketEntry.inet(
              SocketProtocol.TCP6,
              new Endpoint("127.0.0.1", localPort),
              state == TcpState.LISTEN ? null : new Endpoint("127.0.0.1", remotePort),
              state,
              0,
              0,
              handle.id));
      return this;
    }

    Source openUnix(String path) {
      target = path;
      OpenHandle handle = handle(false);
      open.add(handle);
      sockets.put(handle.id, SocketEntry.unix(handle.id, path, false));
      return this;
    }

    /** A listener with so many connections that wait to be accepted. */
    Source listen(int port, long backlog) {
      OpenHandle handle = handle(false);
      open.add(handle);
      Endpoint local = new Endpoint("0.0.0.0", port);
      sockets.put(
          handle.id,
          SocketEntry.inet(
              SocketProtocol.TCP6, local, null, TcpState.LISTEN, 0, backlog, handle.id));
      return this;
    }

    /** The oldest ones. */
    public void close(int count) {
      for (int i = 0; i < count; i++) {
        free(open.remove(0));
      }
      closed += count;
    }

    public void closeLatest(int count) {
      for (int i = 0; i < count; i++) {
        free(open.remove(open.size() - 1));
      }
      closed += count;
    }

    public void close(OpenHandle handle) {
      open.remove(handle);
      free(handle);
      closed++;
    }

    public OpenHandle latest() {
      return open.get(open.size() - 1);
    }

    public void openAndClose(int count) {
      closed += count;
    }

    public void recover(int count) {
      close(count);
      closed -= count;
      recovered += count;
    }

    public void orphan(int count) {
      for (int i = 0; i < count; i++) {
        free(open.remove(0));
        open.add(handle(true));
      }
      orphaned += count;
    }

    private OpenHandle handle(boolean dropped) {
      OpenHandleBuilder handle = new OpenHandleBuilder();
      handle.id = nextId++;
      handle.kind = site.kind;
      handle.target = target;
      handle.openedAtMillis = now;
      handle.site = site;
      handle.orphaned = dropped;
      handle.clientId = clientId;
      handle.exchangeId = exchangeId;
      handle.remote = remote;
      handle.readingSinceMillis = readingSince;
      handle.owner = own ? DescriptorClass.AGENT : DescriptorClass.TRACKED;
      List<Integer> numbers = new ArrayList<>();
      for (int i = 0; i < numbersPerHandle; i++) {
        numbers.add(lowestFree());
      }
      handle.numbers = numbers;
      return handle.build();
    }

    private SiteCounts counts() {
      return new SiteCounts(site, open.size() - orphaned, orphaned, closed, recovered, false);
    }
  }

  /** As the kernel gives them out. */
  private int lowestFree() {
    int number = taken.nextClearBit(FIRST_NUMBER);
    taken.set(number);
    return number;
  }

  private void free(OpenHandle handle) {
    handle.numbers.forEach(taken::clear);
  }

  public Source source(HandleKind kind, String applicationFrame, String... jdkFrames) {
    int numbers = kind.isLogical() ? 0 : kind == HandleKind.SELECTOR ? 2 : 1;
    return source(kind, numbers, applicationFrame, jdkFrames);
  }

  public Source file(String applicationFrame) {
    return source(HandleKind.FILE_INPUT, applicationFrame, "java.io.FileInputStream.open");
  }

  /** A file that the JDK opens with no frame but its own below. */
  Source jvmFile(String... frames) {
    String fingerprint = String.format("%016x", Arrays.hashCode(frames));
    Site site =
        new Site(
            fingerprint, HandleKind.FILE_INPUT, List.of(frames), false, null, "no frame", null);
    return sources.computeIfAbsent(fingerprint, key -> new Source(site, 1));
  }

  /** A site whose innermost frame outside the JDK is a library's. */
  public Source library(HandleKind kind, Artifact artifact, String libraryFrame, String frame) {
    List<String> frames = List.of("java.net.Socket.connect", libraryFrame, frame);
    String fingerprint = String.format("%016x", (kind + " " + frames).hashCode());
    List<Artifact> artifacts = Arrays.asList(null, artifact, null);
    Site site =
        new Site(fingerprint, kind, frames, false, frame, "code source", artifact, artifacts);
    return sources.computeIfAbsent(fingerprint, key -> new Source(site, 1));
  }

  private Source source(HandleKind kind, int numbers, String frame, String... jdkFrames) {
    List<String> frames = new ArrayList<>(List.of(jdkFrames));
    frames.add(frame);
    String fingerprint = String.format("%016x", (kind + " " + frames).hashCode());
    Site site = new Site(fingerprint, kind, frames, false, frame, "code source", null);
    return sources.computeIfAbsent(fingerprint, key -> new Source(site, numbers));
  }

  /** Lets a second pass. */
  public void tick() {
    tick(1_000);
  }

  public void tick(long millis) {
    now += millis;
    diagnostician.observe(snapshot(List.of()), count(), now);
  }

  private long count() {
    long count = preAttach + unknown;
    for (Source source : sources.values()) {
      count += (long) source.open.size() * source.numbersPerHandle;
    }
    return count;
  }

  public Report report() {
    return report(Trigger.INTERVAL);
  }

  public Report report(Trigger trigger) {
    if (trigger == Trigger.EMFILE && aftermath.systemExhaustions == 0) {
      failures++;
    }
    ProcessSection.Builder process = new ProcessSection.Builder();
    process.pid = 4711;
    Report report =
        diagnostician.diagnose(
            ledger(),
            new ReportContext(
                new AgentSection.Builder().build(),
                process.build(),
                trigger,
                options,
                threads,
                readers,
                aftermath,
                WallClock.SAME));
    assertThat(ReportAudit.violations(report)).isEmpty();
    return report;
  }

  /** What the rules call a leak beyond doubt, now. */
  public List<Finding> leaks() {
    return report().findings.stream().filter(Finding::isLeak).toList();
  }

  public Verdict verdict(Source source) {
    return row(report(), source).verdict;
  }

  public static SiteRow row(Report report, Source source) {
    return report.sites.stream()
        .filter(row -> row.fingerprint.equals(source.site.fingerprint))
        .findFirst()
        .orElseThrow();
  }

  public Ledger ledger() {
    List<OpenHandle> handles = new ArrayList<>();
    List<LedgerRow> rows = new ArrayList<>();
    Map<Long, SocketEntry> sockets = new HashMap<>();
    for (Source source : sources.values()) {
      for (OpenHandle handle : source.open) {
        handles.add(handle);
        addRows(rows, source, handle);
      }
      sockets.putAll(source.sockets);
    }
    addOthers(rows);
    return new Ledger(now, snapshot(handles), kernel(rows, sockets), rows).withLibraries(libraries);
  }

  private static void addRows(List<LedgerRow> rows, Source source, OpenHandle handle) {
    DescriptorClass owner =
        handle.own
            ? DescriptorClass.AGENT
            : handle.kind == HandleKind.POLLER ? DescriptorClass.JVM : DescriptorClass.TRACKED;
    for (int number : handle.numbers) {
      rows.add(
          new LedgerRow(
              descriptor(number, source, handle), owner, handle, source.sockets.get(handle.id)));
    }
  }

  private static KernelDescriptor descriptor(int number, Source source, OpenHandle handle) {
    return source.deletedBytes == null
        ? new KernelDescriptor(number, String.valueOf(handle.target))
        : new KernelDescriptor(
            number,
            handle.target + " (deleted)",
            new FileIdentity(1, number, 0, source.deletedBytes));
  }

  private void addOthers(List<LedgerRow> rows) {
    for (int i = 0; i < preAttach; i++) {
      rows.add(row(1_000_000 + i, DescriptorClass.PRE_ATTACH));
    }
    rows.addAll(before);
    for (int i = 0; i < unknown; i++) {
      rows.add(row(2_000_000 + i, DescriptorClass.UNKNOWN));
    }
  }

  /** One more that was open before the attach. */
  public void preAttach(String target, SocketEntry socket) {
    KernelDescriptor descriptor = new KernelDescriptor(3_000_000 + before.size(), target);
    before.add(new LedgerRow(descriptor, DescriptorClass.PRE_ATTACH, null, socket));
  }

  SocketEntry connection(long inode, int localPort, int remotePort, TcpState state) {
    Endpoint local = new Endpoint("127.0.0.1", localPort);
    Endpoint remote = new Endpoint("127.0.0.1", remotePort);
    return SocketEntry.inet(SocketProtocol.TCP6, local, remote, state, 0, 7, inode);
  }

  private static LedgerRow row(int number, DescriptorClass owner) {
    return new LedgerRow(new KernelDescriptor(number, "anon_inode:[eventfd]"), owner, null, null);
  }

  private RegistrySnapshot snapshot(List<OpenHandle> handles) {
    List<SiteCounts> counts = new ArrayList<>();
    for (Source source : sources.values()) {
      if (!source.own) {
        counts.add(source.counts());
      }
    }
    return new RegistrySnapshot(handles, counts, List.of(), 0, failures, marks);
  }

  private KernelSnapshot kernel(List<LedgerRow> rows, Map<Long, SocketEntry> sockets) {
    return new KernelSnapshot(
        rows.stream().map(row -> row.descriptor).toList(),
        new Sockets(sockets, new TimeWaits(null, 0, timeWaits, 0)),
        limits,
        new SystemLimits(ports, openFiles, maxOpenFiles, inotifyInstances, null),
        new Surroundings(null, limitFrom, null),
        List.of());
  }
}
