package io.descry.model;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The kernel's side of any process, seen from outside at one moment. Immutable. */
public final class Inspection {

  public final int pid;

  /** Main class or jar of a JVM, else the kernel's short name. */
  public final String command;

  public final boolean jvm;

  /** The effective user, or null where it is hidden. */
  public final @Nullable Integer uid;

  /** A word such as {@code docker}, or null. */
  public final @Nullable String container;

  /** Open descriptors, or null where this user may not list them. */
  public final @Nullable Long descriptors;

  /** Such as {@code file}, {@code directory}, {@code tcp}, {@code timerfd}; most first. */
  public final Map<String, Long> kinds;

  public final Map<TcpState, Long> tcpStates;

  /** Remote ends of TCP, those with most connections first. */
  public final List<RemoteStates> remotes;

  /** Folders of the open files, those with most first. */
  public final Map<String, Long> folders;

  /** Those with most bytes first. */
  public final List<DeletedFile> deleted;

  public final @Nullable Limits limits;

  /** Numbers below the soft limit that are free; null where unlimited or hidden. */
  public final @Nullable Long headroom;

  /** Nearest first. */
  public final List<ParentProcess> parents;

  /** As {@link Surroundings#limitFrom}. */
  public final @Nullable ParentProcess limitFrom;

  public final @Nullable PortRange ports;

  /** Of the process's network namespace; null where its tables cannot be read. */
  public final @Nullable TimeWaits timeWaits;

  /** Whether that is another one than the inspector's. */
  public final boolean otherNetwork;

  public final List<MissingPart> missing;

  private Inspection(Builder from) {
    pid = from.pid;
    command = from.command;
    jvm = from.jvm;
    uid = from.uid;
    container = from.container;
    descriptors = from.descriptors;
    kinds = Collections.unmodifiableMap(new LinkedHashMap<>(from.kinds));
    tcpStates = Collections.unmodifiableMap(new EnumMap<>(from.tcpStates));
    remotes = copy(from.remotes);
    folders = Collections.unmodifiableMap(new LinkedHashMap<>(from.folders));
    deleted = copy(from.deleted);
    limits = from.limits;
    headroom = from.headroom;
    parents = copy(from.parents);
    limitFrom = from.limitFrom;
    ports = from.ports;
    timeWaits = from.timeWaits;
    otherNetwork = from.otherNetwork;
    missing = copy(from.missing);
  }

  private static <T> List<T> copy(List<T> list) {
    return Collections.unmodifiableList(new ArrayList<>(list));
  }

  /** Collects the fields; {@link #build()} copies them. One thread. */
  public static final class Builder {
    public int pid;
    public String command = "";
    public boolean jvm;
    public @Nullable Integer uid;
    public @Nullable String container;
    public @Nullable Long descriptors;
    public Map<String, Long> kinds = new LinkedHashMap<>();
    public Map<TcpState, Long> tcpStates = new EnumMap<>(TcpState.class);
    public List<RemoteStates> remotes = new ArrayList<>();
    public Map<String, Long> folders = new LinkedHashMap<>();
    public List<DeletedFile> deleted = new ArrayList<>();
    public @Nullable Limits limits;
    public @Nullable Long headroom;
    public List<ParentProcess> parents = new ArrayList<>();
    public @Nullable ParentProcess limitFrom;
    public @Nullable PortRange ports;
    public @Nullable TimeWaits timeWaits;
    public boolean otherNetwork;
    public List<MissingPart> missing = new ArrayList<>();

    public Inspection build() {
      return new Inspection(this);
    }
  }
}
