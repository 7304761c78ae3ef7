package io.descry.registry;

import io.descry.model.Aftermath;
import io.descry.model.LostClass;
import io.descry.model.LostClass.How;
import io.descry.model.RefusedLimit;
import java.io.DescryError;
import java.io.DescryState;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Puts errors down to a want of descriptors: those made while fewer than a handful were free, and
 * later ones about the same class. Bounded: {@value #MOST_CLASSES} classes by name. The agent's
 * thread only.
 */
public final class ErrorWatch {

  static final int MOST_CLASSES = 64;
  private static final int LONGEST_TEXT = 200;
  private static final String POISONED = "Could not initialize class ";

  /** A class that could not be had, and how often. */
  private static final class Lost {
    How how;
    long count;

    Lost(How how) {
      this.how = how;
    }

    void see(How seen) {
      if (seen.compareTo(how) < 0) {
        how = seen;
        count = 0;
      }
      count += seen == how ? 1 : 0;
    }
  }

  private final DescryState state;
  private final Supplier<Class<?>[]> loaded;
  private final Map<String, Lost> classes = new LinkedHashMap<>();

  /**
   * Names that failed since the last tick, when it was not yet known how scarce descriptors are.
   */
  private final List<String> undecided = new ArrayList<>();

  private long unknownHosts;
  private @Nullable String lastUnknownHost;
  private @Nullable Long unknownHostAtMillis;

  /**
   * @param loaded the classes that this JVM has
   */
  public ErrorWatch(DescryState state, Supplier<Class<?>[]> loaded) {
    this.state = state;
    this.loaded = loaded;
  }

  /** Takes what hooks have noted; ten times a second, so that nothing thrown is kept for long. */
  public void take() {
    for (DescryError error = state.errors.poll(); error != null; error = state.errors.poll()) {
      take(error);
    }
  }

  /** Once a second, with what the kernel says: whether fewer than a handful are free. */
  public void tick(boolean scarce) {
    state.errors.scarce = scarce;
    take();
    if (scarce) {
      undecided.forEach(this::unknownHost);
    }
    undecided.clear();
  }

  /** What is known now. */
  public Aftermath aftermath() {
    take();
    long ranOut = state.errors.ranOutAtMillis();
    return new Aftermath(
        ranOut == 0 ? null : Long.valueOf(ranOut),
        unknownHosts,
        lastUnknownHost,
        unknownHostAtMillis,
        state.errors.systemExhaustions.get(),
        lost(),
        refused());
  }

  private List<RefusedLimit> refused() {
    List<RefusedLimit> all = new ArrayList<>();
    for (RefusedLimit.Kind kind : RefusedLimit.Kind.values()) {
      long times = state.errors.refusals(kind.ordinal());
      if (times > 0) {
        all.add(new RefusedLimit(kind, times, state.errors.refusedAtMillis(kind.ordinal())));
      }
    }
    return Collections.unmodifiableList(all);
  }

  private void take(DescryError error) {
    switch (error.kind) {
      case DescryError.UNKNOWN_HOST:
        host(cut(error.text), error.scarce);
        break;
      case DescryError.NO_CLASS:
        noClass(cut(error.text), error.scarce);
        break;
      case DescryError.NOT_FOUND:
        note(cut(error.text), How.NOT_FOUND, error.scarce);
        break;
      default:
        initialiser(error.thrown, error.scarce);
    }
  }

  private void host(String message, boolean scarce) {
    if (scarce) {
      unknownHost(message);
    } else if (undecided.size() < MOST_CLASSES) {
      undecided.add(message);
    }
  }

  private void unknownHost(String message) {
    unknownHosts++;
    lastUnknownHost = message;
    unknownHostAtMillis = state.clockMillis;
  }

  private void noClass(String message, boolean scarce) {
    if (message.startsWith(POISONED)) {
      note(message.substring(POISONED.length()), How.NOT_INITIALISED, scarce);
    } else {
      note(message.replace('/', '.'), How.NOT_LOADED, scarce);
    }
  }

  /**
   * The error does not name the class; the initialiser's frame does. Only the JDK's own exceptions
   * are asked: another's code is not run here, and its class is named by the next error about it.
   */
  private void initialiser(@Nullable Throwable thrown, boolean scarce) {
    if (thrown == null || thrown.getClass().getClassLoader() != null) {
      return;
    }
    for (StackTraceElement frame : thrown.getStackTrace()) {
      if (frame.getMethodName().equals("<clinit>")) {
        note(frame.getClassName(), How.NOT_INITIALISED, scarce);
        return;
      }
    }
  }

  /** An initialiser is never run again, so when it was seen to have failed does not matter. */
  private void note(String name, How how, boolean scarce) {
    Lost lost = classes.get(name);
    if (lost == null && (scarce || how == How.NOT_INITIALISED)) {
      lost = begin(name, how);
    }
    if (lost != null) {
      lost.see(how);
    }
  }

  private @Nullable Lost begin(String name, How how) {
    if (name.isEmpty() || classes.size() >= MOST_CLASSES) {
      return null;
    }
    Lost lost = new Lost(how);
    classes.put(name, lost);
    return lost;
  }

  /** A class that one loader did not find, another may have had: those are not lost. */
  private List<LostClass> lost() {
    if (classes.isEmpty()) {
      return Collections.emptyList();
    }
    Set<String> present = present();
    List<LostClass> all = new ArrayList<>();
    for (Map.Entry<String, Lost> entry : classes.entrySet()) {
      Lost lost = entry.getValue();
      if (lost.how != How.NOT_FOUND || !present.contains(entry.getKey())) {
        all.add(new LostClass(entry.getKey(), lost.how, lost.count));
      }
    }
    return Collections.unmodifiableList(all);
  }

  private Set<String> present() {
    Set<String> present = new HashSet<>();
    for (Class<?> type : loaded.get()) {
      if (classes.containsKey(type.getName())) {
        present.add(type.getName());
      }
    }
    return present;
  }

  private static String cut(@Nullable String text) {
    String whole = text == null ? "" : text;
    return whole.length() > LONGEST_TEXT ? whole.substring(0, LONGEST_TEXT) : whole;
  }
}
