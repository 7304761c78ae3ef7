package io.descry.instrument;

import io.descry.instrument.cache.TransformCache;
import io.descry.instrument.hook.HookPoint;
import io.descry.instrument.hook.HookPoints;
import io.descry.instrument.hook.HookedNames;
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
  private final TransformCache cache;
  private @Nullable HookTransformer transformer;
  private @Nullable HookTransformer ofPool;

  LateHooks(
      Instrumentation instrumentation,
      List<HookPoint> all,
      int jdk,
      Coverage coverage,
      TransformCache cache) {
    this.instrumentation = instrumentation;
    this.coverage = coverage;
    this.cache = cache;
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

  /** At the start: a pool's class that comes later is woven as it loads. */
  synchronized void watch(Class<?>[] loaded) {
    List<HookPoint> pool = HookPoints.POOL;
    for (Class<?> type : loaded) {
      if (type.getName().equals(pool.get(0).type)) {
        String why = "pools are there already, and their workers' loops would be interpreted";
        note(pool, Coverage.State.ABSENT, why);
        return;
      }
    }
    note(pool, Coverage.State.ON, "its class is not loaded yet");
    ofPool = new HookTransformer(new HookedNames(pool), coverage, cache);
    instrumentation.addTransformer(ofPool, true);
  }

  private void note(List<HookPoint> of, Coverage.State state, String why) {
    for (HookPoint point : of) {
      coverage.set(point, state, why);
    }
  }

  /** What weaves a pool's class, or null where pools were there first. */
  synchronized @Nullable HookTransformer ofPool() {
    return ofPool;
  }

  synchronized void install() throws UnmodifiableClassException {
    if (transformer == null) {
      Class<?>[] types = types();
      transformer = new HookTransformer(new HookedNames(points), coverage, TransformCache.none());
      instrumentation.addTransformer(transformer, true);
      instrumentation.retransformClasses(types);
    }
  }

  synchronized void uninstall() throws UnmodifiableClassException {
    if (ofPool != null) {
      instrumentation.removeTransformer(ofPool);
      ofPool = null;
      restorePool();
    }
    if (transformer != null) {
      instrumentation.removeTransformer(transformer);
      transformer = null;
      instrumentation.retransformClasses(types());
    }
  }

  private void restorePool() throws UnmodifiableClassException {
    for (Class<?> type : instrumentation.getAllLoadedClasses()) {
      if (HookPoints.POOL.stream().anyMatch(point -> point.type.equals(type.getName()))) {
        instrumentation.retransformClasses(type);
      }
    }
  }

  private Class<?>[] types() {
    Set<Class<?>> found = new LinkedHashSet<>();
    for (HookPoint point : points) {
      Class<?> type = BootClasses.find(point.type);
      if (type == null) {
        coverage.set(point, Coverage.State.ABSENT, "no such class on this JDK");
      } else {
        found.add(type);
      }
    }
    return found.toArray(new Class<?>[0]);
  }
}
