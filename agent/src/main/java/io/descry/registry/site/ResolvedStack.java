package io.descry.registry.site;

import io.descry.model.Artifact;
import io.descry.model.HandleKind;
import io.descry.model.Site;
import io.descry.registry.site.Origin.Rank;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A stack as text, with the frames outside the JDK and whose they are. */
final class ResolvedStack {

  /** HotSpot's MaxJavaStackTraceDepth: a stack this long was cut. */
  private static final int KEPT_FRAMES = 1024;

  private final StackTraceElement[] elements;
  private final FrameTexts texts;
  private final int first;
  private final List<String> text;
  private final List<@Nullable Artifact> artifacts;
  private final List<StackTraceElement> outside;
  private final List<Origin> outsideOrigins;

  /** The JDK's method that was called from outside: {@code Socket.<init>} is not {@code accept}. */
  private @Nullable StackTraceElement called;

  private boolean byJdk;

  /**
   * @param classes of the frames, or empty where the JVM does not give them
   */
  ResolvedStack(
      StackTraceElement[] elements, List<Class<?>> classes, Origins origins, FrameTexts texts) {
    this.elements = elements;
    this.texts = texts;
    this.first = skipHooks(elements);
    this.text = new ArrayList<>(elements.length - first);
    this.artifacts = new ArrayList<>(elements.length - first);
    this.outside = new ArrayList<>(elements.length - first);
    this.outsideOrigins = new ArrayList<>(elements.length - first);
    boolean exact = classes.size() == elements.length;
    for (int i = first; i < elements.length; i++) {
      add(elements[i], exact ? origins.of(classes.get(i)) : origins.of(elements[i]));
    }
  }

  private void add(StackTraceElement frame, Origin origin) {
    text.add(texts.of(frame));
    artifacts.add(origin.rank == Rank.LIBRARY ? origin.artifact : null);
    if (outside.isEmpty()) {
      byJdk |= JdkOpeners.isMachinery(frame.getClassName());
    }
    if (origin.rank != Rank.JDK) {
      outside.add(frame);
      outsideOrigins.add(origin);
    } else if (outside.isEmpty()) {
      called = frame;
    }
  }

  /** Whether the JDK opened it for itself, whoever made it do so. */
  boolean isByJdk() {
    return byJdk || called == null || !JdkOpeners.isFileApi(called.getClassName());
  }

  Site site(HandleKind kind, Fingerprint fingerprint) {
    int application = application();
    return new Site(
        fingerprint(kind, fingerprint, application),
        kind,
        Collections.unmodifiableList(text),
        elements.length >= KEPT_FRAMES,
        application < 0 ? null : texts.of(outside.get(application)),
        application < 0 ? "no frame of it" : outsideOrigins.get(application).decidedBy,
        library(application),
        Collections.unmodifiableList(artifacts));
  }

  private String fingerprint(HandleKind kind, Fingerprint fingerprint, int application) {
    return outside.isEmpty()
        ? fingerprint.of(
            kind, null, Arrays.asList(elements).subList(first, elements.length), application)
        : fingerprint.of(kind, called, outside, application);
  }

  /** From the application's frame outwards, five at most: what a submission is told by. */
  List<String> submission() {
    int application = application();
    List<String> frames = new ArrayList<>();
    for (int i = Math.max(0, application); i < outside.size() && frames.size() < 5; i++) {
      frames.add(texts.of(outside.get(i)));
    }
    return frames;
  }

  /** The first frame of the surest rank above library, or -1. */
  private int application() {
    int sure = indexOf(Rank.APPLICATION);
    return sure >= 0 ? sure : indexOf(Rank.MAIN_JAR);
  }

  private int indexOf(Rank rank) {
    for (int i = 0; i < outsideOrigins.size(); i++) {
      if (outsideOrigins.get(i).rank == rank) {
        return i;
      }
    }
    return -1;
  }

  /**
   * The library whose code the application called; without a frame of the application the one that
   * opened the handle.
   */
  private @Nullable Artifact library(int application) {
    for (int i = application - 1; i >= 0; i--) {
      if (isNamedLibrary(outsideOrigins.get(i))) {
        return outsideOrigins.get(i).artifact;
      }
    }
    return application < 0 ? opener() : null;
  }

  private @Nullable Artifact opener() {
    for (Origin origin : outsideOrigins) {
      if (isNamedLibrary(origin)) {
        return origin.artifact;
      }
    }
    return null;
  }

  private static boolean isNamedLibrary(Origin origin) {
    return origin.rank == Rank.LIBRARY && origin.artifact != null;
  }

  private static int skipHooks(StackTraceElement[] elements) {
    int i = 0;
    while (i < elements.length && isHook(elements[i].getClassName())) {
      i++;
    }
    return i;
  }

  /** What a woven class calls, and what an application calls by itself. */
  private static boolean isHook(String className) {
    return className.startsWith("java.io.Descry") || className.startsWith("io.descry.api.");
  }
}
