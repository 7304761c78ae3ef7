package io.descry.instrument;

import io.descry.instrument.cache.TransformCache;
import io.descry.instrument.hook.HookPoint;
import io.descry.instrument.hook.HookPoints;
import io.descry.instrument.hook.HookedNames;
import java.lang.instrument.Instrumentation;
import java.lang.instrument.UnmodifiableClassException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** Puts the hooks into the JVM, and takes them out again. */
public final class HookInstaller {

  /** The JVM keeps a local reference for each: above 32, -Xcheck:jni prints a warning. */
  private static final int AT_ONCE = 24;

  private final Instrumentation instrumentation;
  private final Coverage coverage = new Coverage();
  private final List<HookPoint> points = new ArrayList<>();
  private final HookedNames names;
  private final HookTransformer transformer;
  private final LateHooks tasks;
  private final TransformCache cache;

  public HookInstaller(Instrumentation instrumentation, TransformCache cache) {
    this.instrumentation = instrumentation;
    this.cache = cache;
    int jdk = JavaVersion.feature();
    for (HookPoint point : HookPoints.ALL) {
      String absence = point.absence(jdk);
      if (absence == null) {
        points.add(point);
        coverage.set(point, Coverage.State.ON, "its class is not loaded yet");
      } else {
        coverage.absentUnlessElsewhere(point, absence);
      }
    }
    for (HookPoint point : HookPoints.LIBRARIES) {
      points.add(point);
      coverage.set(point, Coverage.State.ABSENT, "its class is not loaded");
    }
    this.tasks = new LateHooks(instrumentation, HookPoints.TASKS, jdk, coverage, cache);
    this.names = new HookedNames(points);
    this.transformer = new HookTransformer(names, coverage, cache);
  }

  public Coverage coverage() {
    return coverage;
  }

  /**
   * Weaves what is loaded, and from now on what loads. Most of the JDK's hooked classes are not
   * loaded at a start: each is woven by the thread that loads it, or by {@link #complete}. A start
   * with nothing in its cache does all at once, to fill it.
   */
  public void install() throws UnmodifiableClassException {
    instrumentation.addTransformer(transformer, true);
    Class<?>[] before = instrumentation.getAllLoadedClasses();
    tasks.watch(before);
    BootCallers.load();
    retransform(woven(false, before).toArray(new Class<?>[0]));
    for (Class<?> type : woven(true, before)) {
      retransform(type);
    }
    if (cache.isChanged()) {
      complete();
    }
  }

  /**
   * Loads and weaves what is left of the JDK's hooked classes. As they load, their bytes are those
   * of the JDK's file, while those of a loaded class, which the JVM makes up again, can have its
   * methods in any order. Retransformed is only what loaded and was not woven: on a thread that had
   * no memory or stack left, or in the midst of weaving another class, where the JVM asks no
   * transformer. The agent's thread, before anything that must be there when no descriptor is left.
   */
  public void complete() throws UnmodifiableClassException {
    Class<?>[] loaded = bootClasses();
    retransform(notWoven(loaded));
    for (Class<?> type : notWoven(loaded)) {
      fail(type, "the hook could not be added; is the heap full?");
    }
    settleCache(loaded);
  }

  private Class<?>[] notWoven(Class<?>[] loaded) {
    List<Class<?>> left = new ArrayList<>();
    for (Class<?> type : loaded) {
      if (!transformer.hasSeen(type)) {
        left.add(type);
      }
    }
    return left.toArray(new Class<?>[0]);
  }

  /** What is not in the file yet goes there, with the classes that may load later. */
  private void settleCache(Class<?>[] loaded) {
    if (cache.isChanged()) {
      foreseeOthers();
      cache.save();
    }
    for (Class<?> type : loaded) {
      cache.drop(type.getName().replace('.', '/'));
    }
  }

  /** The pool's classes: nearly every application loads them. */
  private void foreseeOthers() {
    HookTransformer ofPool = tasks.ofPool();
    for (HookPoint point : HookPoints.POOL) {
      String name = point.type.replace('.', '/');
      byte[] bytes = ofPool == null ? null : Resources.ofJdk(name + ".class");
      if (ofPool != null && bytes != null) {
        ofPool.foresee(name, bytes);
      }
    }
  }

  /** Weaves what submits and runs tasks, the first time it is called. The agent's thread. */
  public void installTasks() throws UnmodifiableClassException {
    tasks.install();
  }

  /** Gives every woven class its original bytes back. */
  public void uninstall() throws UnmodifiableClassException {
    tasks.uninstall();
    instrumentation.removeTransformer(transformer);
    Class<?>[] all = instrumentation.getAllLoadedClasses();
    retransform(woven(false, all).toArray(new Class<?>[0]));
    for (Class<?> type : woven(true, all)) {
      retransform(type);
    }
  }

  /** Those of these classes that have hooks, of libraries or of the JDK. */
  private List<Class<?>> woven(boolean library, Class<?>[] loaded) {
    List<Class<?>> woven = new ArrayList<>();
    for (Class<?> type : loaded) {
      if (!library || !isOfJdk(type)) {
        List<HookPoint> hooks = names.of(type.getName().replace('.', '/'));
        if (hooks != null && hooks.get(0).library == library) {
          woven.add(type);
        }
      }
    }
    return woven;
  }

  /** Most of what is loaded at a start; no library, nor a shaded copy of one. */
  private static boolean isOfJdk(Class<?> type) {
    return type.getClassLoader() == null
        && (type.getName().startsWith("java.") || type.getName().startsWith("jdk.internal."));
  }

  /** A class of the application's: what the JVM says against it must not stop the agent. */
  private void retransform(Class<?> type) {
    try {
      instrumentation.retransformClasses(type);
    } catch (Throwable e) {
      fail(type, String.valueOf(e));
    }
  }

  private void fail(Class<?> type, String why) {
    for (HookPoint point : Objects.requireNonNull(names.of(type.getName().replace('.', '/')))) {
      coverage.set(point, Coverage.State.FAILED, why);
    }
  }

  private void retransform(Class<?>[] classes) throws UnmodifiableClassException {
    for (int from = 0; from < classes.length; from += AT_ONCE) {
      int to = Math.min(classes.length, from + AT_ONCE);
      instrumentation.retransformClasses(Arrays.copyOfRange(classes, from, to));
    }
  }

  /**
   * The hooked classes of the boot loader, loaded. Where one is missing its hooks are absent; those
   * of other loaders (java.net.http) are woven when they load.
   */
  private Class<?>[] bootClasses() {
    Set<Class<?>> found = new LinkedHashSet<>();
    for (HookPoint point : points) {
      Class<?> type = point.library ? null : BootClasses.find(point.type);
      if (type != null) {
        found.add(type);
      } else if (!point.library && !point.type.startsWith("jdk.internal.net.http.")) {
        coverage.set(point, Coverage.State.ABSENT, "no such class on this JDK");
      }
    }
    return found.toArray(new Class<?>[0]);
  }
}
