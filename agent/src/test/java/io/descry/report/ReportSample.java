package io.descry.report;

import io.descry.model.DescriptorClass;
import io.descry.model.HandleKind;
import io.descry.model.MissingPart;
import io.descry.model.MissingReason;
import io.descry.model.TargetKind;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Reports to try renderers and exporters on: fixed clock, ids and frames. */
public final class ReportSample {

  /** 2026-11-21T02:10:00.123Z. */
  public static final long AT = 1_795_227_000_123L;

  public static final long MINUTE = 60_000;

  public static final String LEAK_FRAME = "com.acme.Conf.load(Conf.java:31)";

  public static final String LEAK_SITE = "00c0ffee00c0ffee";

  public static final String POOL_FRAME = "com.acme.Pool.connect(Pool.java:88)";

  public static final String POOL_SITE = "1234567890abcdef";

  private ReportSample() {}

  /** Nothing known, nothing open. */
  public static Report empty() {
    return new Report.Builder().build();
  }

  /** A program two hours up with 42 of 1,024 descriptors and one connection pool. */
  public static Report healthy() {
    return builder().build();
  }

  /** The healthy program, to change. */
  public static Report.Builder builder() {
    Report.Builder report = new Report.Builder();
    report.agent = agent().build();
    report.process = process().build();
    report.at = AT;
    report.trigger = Trigger.INTERVAL;
    report.limits = limits(1024, 4096, 42).build();
    account(report, ledger(42, 10, Map.of(HandleKind.SOCKET_CHANNEL, 10L)).build(), 0);
    report.sites.add(pool().build());
    return report;
  }

  /** Every list has a row and every nullable field a value. */
  public static Report full() {
    Report.Builder report = leaking();
    report.agent = fullAgent();
    report.process = fullProcess();
    Limits.Builder limits = limits(1024, 4096, 682);
    limits.millisToExhaustion = 2 * MINUTE;
    limits.inheritedFrom = new InheritedFrom(812, "supervisord");
    limits.parent = new ParentSection(813, "start.sh", 1024L, 4096L);
    report.limits = limits.build();
    Extreme highest = new Extreme(1_000, AT - MINUTE);
    report.counts = new Counts(682, 342L, 1_024L, new Extreme(24, AT - MINUTE), highest);
    report.ports = ports();
    report.kinds.add(new KindRow(HandleKind.FILE_INPUT, 640, 3, 15, 5));
    report.history.add(new HistoryPoint(AT - MINUTE, 41, 60));
    report.history.add(new HistoryPoint(AT, 600, 682));
    report.descriptors.add(new DescriptorRow(0, DescriptorClass.JVM, "/dev/null", null));
    report.descriptors.add(new DescriptorRow(9, DescriptorClass.TRACKED, "/etc/acme.yml", 7L));
    SocketRow socket =
        new SocketRow("tcp6", "10.0.0.7:8080", "10.0.0.9:51000", "CLOSE_WAIT", new Queues(1, 0));
    report.descriptors.add(
        new DescriptorRow(12, DescriptorClass.UNKNOWN, "socket:[4711]", null, socket));
    report.untracked.add(
        new UntrackedGroup(
            DescriptorClass.UNKNOWN,
            TargetKind.SOCKET,
            "10.0.0.9:51000",
            "CLOSE_WAIT",
            2,
            "JNA (libjnidispatch.so)"));
    report.system = new SystemSection(641L, 2_466_193L, 128L, 192_536L);
    report.missing.add(new MissingPart("net/udp", MissingReason.NOT_READABLE, 1));
    report.handles.add(handle().build());
    report.handles.add(client());
    report.handlesCut = 638;
    report.marks.put("invocation", 40L);
    report.withdrawn.add(new Withdrawn("f-3", "unclosed-file", "All 12 were closed."));
    report.excluded = excluded().build();
    return report.build();
  }

  /** One site that is expected, and a rule whose time is over. */
  public static Excluded.Builder excluded() {
    Excluded.Builder excluded = new Excluded.Builder();
    excluded.file = "expected.txt";
    excluded.sites = 1;
    excluded.handles = 3;
    excluded.orphaned = 2;
    excluded.descriptors = 3;
    excluded.rules.add(
        new ExcludedRule(2, "class com.acme.Cache", "open for ever", "2027-01-31", false, 1));
    excluded.rules.add(new ExcludedRule(4, "target /tmp/*.seg", "segments", "2026-11-01", true, 0));
    return excluded;
  }

  /** 640 unclosed streams of one file beside the pool, with a finding. */
  public static Report.Builder leaking() {
    Report.Builder report = builder();
    report.limits = growing(limits(1024, 4096, 682)).build();
    account(
        report,
        ledger(682, 650, Map.of(HandleKind.FILE_INPUT, 640L, HandleKind.SOCKET_CHANNEL, 10L))
            .build(),
        640);
    report.sites.add(0, leak().build());
    report.findings.add(leakFinding().build());
    report.state = ProcessState.LEAK;
    report.stateReason = report.findings.get(0).title;
    return report;
  }

  private static Limits.Builder growing(Limits.Builder limits) {
    limits.millisToExhaustion = 2 * MINUTE;
    return limits;
  }

  /** Texts that break careless renderers, in every place where text comes from outside. */
  public static Report hostile() {
    return HostileReport.build();
  }

  public static AgentSection.Builder agent() {
    AgentSection.Builder agent = new AgentSection.Builder();
    agent.version = "0.1.0";
    agent.startedAt = AT - 125 * MINUTE;
    agent.trackedSince = AT - 125 * MINUTE;
    agent.cpuMillis = 120L;
    agent.heapBytes = 65_536L;
    agent.hooks.add(HookState.on("java.io.FileInputStream.open"));
    return agent;
  }

  private static AgentSection fullAgent() {
    AgentSection.Builder agent = agent();
    agent.lostEvents = 2;
    agent.missedCloses = 5;
    agent.unsampledOpen.put(HandleKind.SOCKET, 3L);
    agent.failures.add(new Failure("export.file", "No space left on device", 4));
    agent.hooks.add(HookState.absent("sun.nio.ch.EventFD.<init>", "no such class"));
    agent.hooks.add(HookState.failed("sun.nio.ch.FileChannelImpl.<init>", "verify error"));
    return agent.build();
  }

  public static ProcessSection.Builder process() {
    ProcessSection.Builder process = new ProcessSection.Builder();
    process.host = "web-7";
    process.pid = 4242;
    process.mainClass = "com.acme.Main";
    process.javaVersion = "17.0.9";
    process.javaVendor = "Eclipse Adoptium";
    process.startedAt = AT - 125 * MINUTE;
    process.uptimeMillis = 125 * MINUTE;
    return process;
  }

  private static ProcessSection fullProcess() {
    ProcessSection.Builder process = process();
    process.container = "0123456789ab";
    return process.build();
  }

  public static Limits.Builder limits(long soft, long hard, long used) {
    Limits.Builder limits = new Limits.Builder();
    limits.soft = soft;
    limits.hard = hard;
    limits.headroom = Math.max(0, soft - used);
    return limits;
  }

  /** With 5 of Descry's own and 2 unknown; the rest is the JVM's. */
  public static LedgerSection.Builder ledger(
      long kernel, long tracked, Map<HandleKind, Long> byKind) {
    LedgerSection.Builder ledger = new LedgerSection.Builder();
    ledger.kernel = kernel;
    ledger.tracked = tracked;
    ledger.preAttach = 0L;
    ledger.agent = 5L;
    ledger.unknown = 2L;
    ledger.jvm = kernel - tracked - 7;
    ledger.byKind = byKind;
    return ledger;
  }

  /** The counts of the ledger's moment, by the limit that the report has. */
  public static void count(Report.Builder report) {
    long used = report.ledger.kernel == null ? report.ledger.tracked : report.ledger.kernel;
    Long soft = report.limits.soft;
    Long free = soft == null ? null : Long.valueOf(soft - used);
    report.counts = new Counts(used, free, soft, null, null);
  }

  /** Both ledgers: of the tracked descriptors so many are leaked, and the others are kept. */
  public static void account(Report.Builder report, LedgerSection ledger, long leaked) {
    report.ledger = ledger;
    count(report);
    report.standings = new EnumMap<>(Standing.class);
    report.standings.put(Standing.LEAK, leaked);
    report.standings.put(Standing.KEPT, ledger.tracked - leaked);
    report.standings.put(Standing.JVM, ledger.jvm);
    report.standings.put(Standing.AGENT, ledger.agent);
    report.standings.put(Standing.PRE_ATTACH, ledger.preAttach);
    report.standings.put(Standing.UNKNOWN, ledger.unknown);
  }

  private static Ports ports() {
    Ports.Builder ports = new Ports.Builder();
    ports.rangeSize = 28_232L;
    ports.rangeFirst = 32_768L;
    ports.timeWaitTotal = 12L;
    ports.openedPerMinute = 480.25;
    ports.timeWait.add(new RemoteCount("10.0.0.5:443", 12));
    return ports.build();
  }

  /** 640 of 660 opened streams of one file are open. */
  public static SiteRow.Builder leak() {
    SiteRow.Builder site = new SiteRow.Builder();
    site.fingerprint = LEAK_SITE;
    site.kind = HandleKind.FILE_INPUT;
    site.frames = leakFrames();
    site.cutFrames = 7L;
    site.applicationFrame = LEAK_FRAME;
    site.open = 640;
    site.opened = 660;
    site.closed = 20;
    site.descriptors = 640;
    site.oldestAgeMillis = 12 * MINUTE;
    site.netPerMinute = 180.0;
    site.openedPerMinute = 185.0;
    site.targets.add(new TargetCount("/etc/acme/config.yml", 640));
    site.verdict = Verdict.GROWING;
    site.reason = "the lowest open count rose in 5 of 5 windows";
    return site;
  }

  private static List<String> leakFrames() {
    return List.of(
        "java.io.FileInputStream.open(FileInputStream.java:216)",
        "java.io.FileInputStream.<init>(FileInputStream.java:157)",
        LEAK_FRAME,
        "com.acme.Handler.handle(Handler.java:54)",
        "com.acme.Main.main(Main.java:12)");
  }

  public static Finding.Builder leakFinding() {
    Finding.Builder finding = new Finding.Builder();
    finding.id = "f-1";
    finding.rule = "unclosed-file";
    finding.code = "DSC-LEAK";
    finding.cause = Cause.LEAK;
    finding.certainty = Verdict.GROWING;
    finding.title =
        "640 streams of config.yml opened at com.acme.Conf.load(Conf.java:31) were never closed";
    finding.evidence.put("open", 640L);
    finding.evidence.put("path", "/etc/acme/config.yml");
    finding.evidence.put("perCall", 2.5);
    finding.advice =
        "Close it: use try-with-resources, or read the file once and keep its content.";
    finding.sites.add(LEAK_SITE);
    finding.since = AT - 12 * MINUTE;
    finding.millisToExhaustion = 2 * MINUTE;
    finding.holds = 640;
    finding.opened = 660;
    finding.closed = 20;
    finding.perMinute = 180.0;
    finding.status = FindingStatus.GROWING;
    finding.lastGrewAt = AT;
    finding.line = new FindingLine(LEAK_FRAME, FindingLine.By.OPENING);
    return finding;
  }

  /** 10 expected connections. */
  public static SiteRow.Builder pool() {
    SiteRow.Builder site = new SiteRow.Builder();
    site.fingerprint = POOL_SITE;
    site.kind = HandleKind.SOCKET_CHANNEL;
    site.frames =
        List.of(
            "sun.nio.ch.SocketChannelImpl.<init>(SocketChannelImpl.java:139)",
            "java.nio.channels.SocketChannel.open(SocketChannel.java:192)",
            "org.pool.Core.fill(Core.java:10)",
            POOL_FRAME,
            "com.acme.Main.main(Main.java:9)");
    site.applicationFrame = POOL_FRAME;
    site.library = new Library("pool-core", "5.1.0");
    site.submittedBy = List.of("com.acme.Main.start(Main.java:7)");
    site.open = 10;
    site.opened = 14;
    site.closed = 4;
    site.descriptors = 10;
    site.oldestAgeMillis = 120 * MINUTE;
    site.netPerMinute = 0.0;
    site.openedPerMinute = 0.1;
    site.targets.add(new TargetCount("db.internal:5432", 10));
    site.tcpStates.put("ESTABLISHED", 10L);
    site.queues = new Queues(0, 0);
    site.verdict = Verdict.EXPECTED;
    site.reason = "a pool: flat at 10 for 2 h";
    return site;
  }

  /** A site of its own, held by this many of a kind; {@code number} makes it distinct. */
  public static SiteRow.Builder plain(int number, HandleKind kind, long open) {
    SiteRow.Builder site = new SiteRow.Builder();
    String hex = Integer.toHexString(number);
    site.fingerprint = "0000000000000000".substring(hex.length()) + hex;
    site.kind = kind;
    site.applicationFrame = "com.acme.Part" + number + ".open(Part" + number + ".java:5)";
    site.frames = List.of("java.io.Thing.open(Thing.java:1)", site.applicationFrame);
    site.open = open;
    site.opened = open;
    site.descriptors = open;
    site.oldestAgeMillis = MINUTE;
    site.reason = "young";
    return site;
  }

  /** One open stream of the leaking site. */
  public static HandleRow.Builder handle() {
    HandleRow.Builder handle = new HandleRow.Builder();
    handle.id = 7;
    handle.kind = HandleKind.FILE_INPUT;
    handle.fds = List.of(9);
    handle.target = "/etc/acme/config.yml";
    handle.openedAt = AT - 12 * MINUTE;
    handle.ageMillis = 12 * MINUTE;
    handle.thread = new OpenerThread(31, "http-1", false);
    handle.site = LEAK_SITE;
    handle.siteReason = SiteReason.INTERNED;
    return handle;
  }

  private static HandleRow client() {
    HandleRow.Builder handle = handle();
    handle.id = 8;
    handle.kind = HandleKind.HTTP_CLIENT;
    handle.fds = List.of();
    handle.local = "10.0.0.7:51234";
    handle.remote = new Remote("10.0.0.5", 443, "api.internal");
    handle.tcpState = "ESTABLISHED";
    handle.queues = new Queues(4_096, 0);
    handle.closeWaitMillis = MINUTE;
    handle.orphaned = true;
    handle.refersTo = List.of(7L);
    return handle.build();
  }
}
