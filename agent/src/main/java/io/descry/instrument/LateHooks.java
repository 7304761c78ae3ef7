package io.descry.instrument;

import java.lang.instrument.Instrumentation;
import java.lang.instrument.UnmodifiableClassException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Hooks of boot classes that go in while the JVM runs, and only if they are wanted. */
final class LateHooks {

  private final Instrumentation instrumentation;
  private final List<HookPoint> points = new ArrayList<>();
  private final Coverage coverage;
  private @Nullable HookTransformer transformer;

  LateHooks(Instrumentation instrumentation, List<HookPoint> all, int jdk, Coverage coverage) {
    this.instrumentation = instrumentation;
    this.coverage = coverage;
    for (HookPoint point : all) {
      String absence = point.absence(jdk);
      if (absence == null) {
        points.add(point);
        coverage.set(point, Coverage.State.ON, "not wanted yet");
      } else {
        coverage.absentUnlessElsewhere(point, absence);
      }
    }
  }

  synchronized void install() throws UnmodifiableClassException {
    if (transformer == null) {
      Class<?>[] types = types();
      transformer = new HookTransformer(new HookedNames(points), coverage);
      instrumentation.addTransformer(transformer, true);
      instrumentation.retransformClasses(types);
    }
  }

  synchronized void uninstall() throws UnmodifiableClassException {
    if (transformer != null) {
      instrumentation.removeTransformer(transformer);
      transformer = null;
      instrumentation.retransformClasses(types());
    }
  }

  private Class<?>[] types() {
    Set<Class<?>> found = new LinkedHashSet<>();
    for (HookPoint point : points) {
      Class<?> type = ClassDefiner.find(point.type);
      if (type == null) {
        coverage.set(point, Coverage.State.ABSENT, "no such class on this JDK");
      } else {
        found.add(type);
      }
    }
    return found.toArray(new Class<?>[0]);
  }
}
