package io.descry.report;

import io.descry.model.MissingPart;
import io.descry.model.WallClock;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** All the facts of one moment, {@code descry/1}. */
public final class Report {

  /** The version of the contract. */
  public static final String SCHEMA = "descry/1";

  /** Above this the list of handles is cut. */
  public static final int MAX_HANDLES = 50_000;

  public final AgentSection agent;
  public final ProcessSection process;

  /** Epoch milliseconds, as all times, of the clock that everything is judged by. */
  public final long at;

  /** What people read for these times. */
  public final WallClock wall;

  public final Trigger trigger;
  public final Limits limits;
  public final LedgerSection ledger;

  /** In one word. */
  public final ProcessState state;

  /** Why this state, in a sentence. */
  public final String stateReason;

  /** What buys time, in a sentence; null where no limit is near. */
  public final @Nullable String interimAdvice;

  /** Of one moment. */
  public final Counts counts;

  /** The ledger by standing, in the order of the standings; the counts add up to the kernel's. */
  public final Map<Standing, Long> standings;

  /** Handles by kind, in the order of the kinds; those that were never opened are left out. */
  public final List<KindRow> kinds;

  /** The process's descriptors over time, oldest first, finer towards now. */
  public final List<HistoryPoint> history;

  /** By number. */
  public final List<DescriptorRow> descriptors;

  /** Those of {@link #descriptors} that no line is known of, grouped, most first. */
  public final List<UntrackedGroup> untracked;

  public final Ports ports;
  public final SystemSection system;

  /** By severity, then by descriptors. */
  public final List<SiteRow> sites;

  /** Oldest first, at most {@link #MAX_HANDLES}. */
  public final List<HandleRow> handles;

  /** How many more there are. */
  public final long handlesCut;

  /** Worst first. */
  public final List<Finding> findings;

  /** How often the application made each mark since tracking began, by name. */
  public final SortedMap<String, Long> marks;

  /** Since the last report that nobody asked for: the log hears of each. */
  public final List<Withdrawn> withdrawn;

  /** What the kernel did not tell; empty when all is well. */
  public final List<MissingPart> missing;

  /** What a file of expected sites hides; null where none was named. */
  public final @Nullable Excluded excluded;

  private Report(Builder from) {
    agent = from.agent;
    process = from.process;
    at = from.at;
    wall = from.wall;
    trigger = from.trigger;
    limits = from.limits;
    ledger = from.ledger;
    state = from.state;
    stateReason = from.stateReason;
    interimAdvice = from.interimAdvice;
    counts = from.counts;
    standings = Copies.byStanding(from.standings);
    kinds = Copies.of(from.kinds);
    history = Copies.of(from.history);
    descriptors = Copies.of(from.descriptors);
    untracked = Copies.of(from.untracked);
    ports = from.ports;
    system = from.system;
    sites = Copies.of(from.sites);
    handles = Copies.upTo(MAX_HANDLES, from.handles);
    handlesCut = from.handlesCut + from.handles.size() - handles.size();
    marks = Copies.sorted(from.marks);
    findings = Copies.of(from.findings);
    withdrawn = Copies.of(from.withdrawn);
    missing = Copies.of(from.missing);
    excluded = from.excluded;
  }

  /** Collects the fields; {@link #build()} copies them. One thread. */
  public static final class Builder {
    public AgentSection agent = new AgentSection.Builder().build();
    public ProcessSection process = new ProcessSection.Builder().build();
    public long at;
    public WallClock wall = WallClock.SAME;
    public Trigger trigger = Trigger.REQUEST;
    public Limits limits = new Limits.Builder().build();
    public LedgerSection ledger = new LedgerSection.Builder().build();
    public ProcessState state = ProcessState.OK;
    public String stateReason = "";
    public @Nullable String interimAdvice;
    public Counts counts = Counts.UNKNOWN;
    public Map<Standing, Long> standings = new EnumMap<>(Standing.class);
    public List<KindRow> kinds = new ArrayList<>();
    public List<HistoryPoint> history = new ArrayList<>();
    public List<DescriptorRow> descriptors = new ArrayList<>();
    public List<UntrackedGroup> untracked = new ArrayList<>();
    public Ports ports = new Ports.Builder().build();
    public SystemSection system = SystemSection.UNKNOWN;
    public List<SiteRow> sites = new ArrayList<>();
    public List<HandleRow> handles = new ArrayList<>();
    public long handlesCut;
    public SortedMap<String, Long> marks = new TreeMap<>();
    public List<Finding> findings = new ArrayList<>();
    public List<Withdrawn> withdrawn = new ArrayList<>();
    public List<MissingPart> missing = new ArrayList<>();
    public @Nullable Excluded excluded;

    public Report build() {
      return new Report(this);
    }
  }
}
