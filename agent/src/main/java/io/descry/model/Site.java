package io.descry.model;

import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A code site that opens handles: the kind and the stack, once for all its handles. Immutable. */
public final class Site {

  /** 16 hex digits, the same across JVMs, JDKs and rebuilds that move lines. */
  public final String fingerprint;

  public final HandleKind kind;

  /** Innermost first, each as {@code com.acme.Conf.load(Conf.java:31)}. */
  public final List<String> frames;

  /** Whether the JVM kept only the innermost frames of a deeper stack. */
  public final boolean cut;

  /** The first frame of the application's own code, or null where none is on the stack. */
  public final @Nullable String applicationFrame;

  /** How application and library were told apart. */
  public final String decidedBy;

  /** The library whose code opened it: the innermost frame that is not the JDK's; or null. */
  public final @Nullable Artifact library;

  /** The asker's frames, where another thread opened the handle for it; or null. */
  public final @Nullable List<String> submittedBy;

  /** Of each frame the library that it is of, or null; empty where that is not known. */
  private final List<@Nullable Artifact> artifacts;

  public Site(
      String fingerprint,
      HandleKind kind,
      List<String> frames,
      boolean cut,
      @Nullable String applicationFrame,
      String decidedBy,
      @Nullable Artifact library) {
    this(
        fingerprint,
        kind,
        frames,
        cut,
        applicationFrame,
        decidedBy,
        library,
        Collections.<@Nullable Artifact>emptyList());
  }

  /**
   * A site whose frames' libraries are known.
   *
   * @param artifacts as many as frames
   */
  public Site(
      String fingerprint,
      HandleKind kind,
      List<String> frames,
      boolean cut,
      @Nullable String applicationFrame,
      String decidedBy,
      @Nullable Artifact library,
      List<@Nullable Artifact> artifacts) {
    this(fingerprint, kind, frames, cut, applicationFrame, decidedBy, library, artifacts, null);
  }

  private Site(
      String fingerprint,
      HandleKind kind,
      List<String> frames,
      boolean cut,
      @Nullable String applicationFrame,
      String decidedBy,
      @Nullable Artifact library,
      List<@Nullable Artifact> artifacts,
      @Nullable List<String> submittedBy) {
    this.fingerprint = fingerprint;
    this.kind = kind;
    this.frames = frames;
    this.cut = cut;
    this.applicationFrame = applicationFrame;
    this.decidedBy = decidedBy;
    this.library = library;
    this.artifacts = artifacts;
    this.submittedBy = submittedBy;
  }

  /** Stands for all sites of a kind that came after so many. */
  public static Site ofMany(String fingerprint, HandleKind kind, int after) {
    return new Site(
        fingerprint,
        kind,
        Collections.singletonList("(one of many other lines: " + after + " are told apart)"),
        true,
        null,
        "no frame of it",
        null);
  }

  /** The same with the line of the application that asked for it, on another thread. */
  public Site askedBy(Site asker, String newFingerprint) {
    return new Site(
        newFingerprint,
        kind,
        frames,
        cut,
        asker.applicationFrame,
        asker.decidedBy,
        library,
        artifacts,
        asker.frames);
  }

  /** The library that this frame is of; null for the JDK's, the application's and unknown ones. */
  public @Nullable Artifact artifact(int frame) {
    return frame < artifacts.size() ? artifacts.get(frame) : null;
  }

  /**
   * The line of the application that it leads to: its own, or that which asked on another thread or
   * submitted the task; null where none is known.
   *
   * @param submitters of the tasks, where the site itself does not say so
   */
  public @Nullable String applicationLine(@Nullable List<String> submitters) {
    List<String> askers = submittedBy == null ? submitters : submittedBy;
    if (applicationFrame != null || askers == null || askers.isEmpty()) {
      return applicationFrame;
    }
    return askers.get(0);
  }

  /** The first frame outside the JDK; the first of all where each is the JDK's. */
  public String outsideFrame() {
    for (String frame : frames) {
      if (!JdkNames.isJdk(frame)) {
        return frame;
      }
    }
    return frames.isEmpty() ? "an unknown line" : frames.get(0);
  }

  /** Whether such a class or package is on the stack, shaded or not. */
  public boolean hasFrame(String part) {
    for (String frame : frames) {
      if (frame.contains(part)) {
        return true;
      }
    }
    return false;
  }

  /** Whether its handles are connections that clients made to a listener of this process. */
  public boolean isAccepted() {
    return kind.isConnection()
        && (hasFrame("java.net.ServerSocket.")
            || hasFrame("sun.nio.ch.ServerSocketChannelImpl.")
            || hasFrame("sun.nio.ch.UnixAsynchronousServerSocketChannelImpl.")
            || hasFrame("netty.channel.epoll.AbstractEpollServerChannel")
            || hasFrame("netty.channel.uring.AbstractIoUringServerChannel"));
  }

  @Override
  public String toString() {
    return fingerprint + " " + kind + " " + applicationFrame;
  }
}
