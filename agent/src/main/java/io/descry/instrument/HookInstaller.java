package io.descry.instrument;

import java.lang.instrument.Instrumentation;
import java.lang.instrument.UnmodifiableClassException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Puts the hooks into the JVM, and takes them out again. */
public final class HookInstaller {

  /** The JVM keeps a local reference for each: above 32, -Xcheck:jni prints a warning. */
  private static final int AT_ONCE = 24;

  private final Instrumentation instrumentation;
  private final Coverage coverage = new Coverage();
  private final List<HookPoint> points = new ArrayList<>();
  private final HookTransformer transformer;

  public HookInstaller(Instrumentation instrumentation) {
    this.instrumentation = instrumentation;
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
    this.transformer = new HookTransformer(points, coverage);
  }

  public Coverage coverage() {
    return coverage;
  }

  /** Weaves what is loaded, and from now on what loads. */
  public void install() throws UnmodifiableClassException {
    BootCallers.load();
    Class<?>[] loaded = bootClasses();
    instrumentation.addTransformer(transformer, true);
    retransform(loaded);
  }

  /** Gives every woven class its original bytes back. */
  public void uninstall() throws UnmodifiableClassException {
    instrumentation.removeTransformer(transformer);
    Set<String> names = new LinkedHashSet<>();
    for (HookPoint point : points) {
      names.add(point.type);
    }
    List<Class<?>> woven = new ArrayList<>();
    for (Class<?> type : instrumentation.getAllLoadedClasses()) {
      if (names.contains(type.getName())) {
        woven.add(type);
      }
    }
    retransform(woven.toArray(new Class<?>[0]));
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
      Class<?> type = ClassDefiner.find(point.type);
      if (type != null) {
        found.add(type);
      } else if (!point.type.startsWith("jdk.internal.net.http.")) {
        coverage.set(point, Coverage.State.ABSENT, "no such class on this JDK");
      }
    }
    return found.toArray(new Class<?>[0]);
  }
}
