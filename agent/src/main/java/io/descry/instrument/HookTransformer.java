package io.descry.instrument;

import io.descry.instrument.cache.CacheFile;
import io.descry.instrument.cache.TransformCache;
import io.descry.instrument.hook.HookPoint;
import io.descry.instrument.hook.HookedNames;
import io.descry.instrument.weave.Weaver;
import java.lang.instrument.ClassFileTransformer;
import java.security.AccessController;
import java.security.PrivilegedAction;
import java.security.ProtectionDomain;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Weaves the classes of the list as they load or are retransformed, and lets every other class pass
 * after one look-up of its name. What fails is written to the coverage, and the class stays as it
 * is; what is thrown where a thread has no memory or stack left, the JVM ignores.
 */
final class HookTransformer implements ClassFileTransformer {

  private final HookedNames names;
  private final Coverage coverage;

  private final TransformCache cache;

  /** Classes of the JDK that came by. */
  private final Set<String> seen = Collections.synchronizedSet(new HashSet<String>());

  HookTransformer(HookedNames names, Coverage coverage, TransformCache cache) {
    this.coverage = coverage;
    this.cache = cache;
    this.names = names;
  }

  @Override
  @SuppressWarnings("removal")
  public byte @Nullable [] transform(
      @Nullable ClassLoader loader,
      @Nullable String className,
      @Nullable Class<?> classBeingRedefined,
      @Nullable ProtectionDomain domain,
      byte[] bytes) {
    if (className == null) {
      return null;
    }
    List<HookPoint> points = names.of(className);
    if (points == null) {
      return null;
    }
    return AccessController.doPrivileged(
        new PrivilegedAction<byte @Nullable []>() { // A lambda would spin a class at the start.
          @Override
          public byte @Nullable [] run() {
            return woven(className, points, bytes);
          }
        });
  }

  /** Whether this class of the JDK was woven, or could not be, since the transformer is in. */
  boolean hasSeen(Class<?> type) {
    return seen.contains(type.getName().replace('.', '/'));
  }

  /** Weaves for the cache what has not loaded yet. */
  void foresee(String className, byte[] bytes) {
    List<HookPoint> points = names.of(className);
    if (points != null && cache.find(className, bytes) == null) {
      Weaver.Woven woven = Weaver.weave(bytes, points);
      keep(className, points, bytes, woven);
    }
  }

  /** From the cache, where the class is one of the JDK's. */
  byte @Nullable [] woven(String className, List<HookPoint> points, byte[] bytes) {
    if (points.get(0).library) {
      return weave(className, points, bytes);
    }
    CacheFile.Entry known = cache.find(className, bytes);
    byte[] woven = known == null ? weave(className, points, bytes) : kept(points, known);
    seen.add(className);
    return woven;
  }

  private byte @Nullable [] kept(List<HookPoint> points, CacheFile.Entry known) {
    List<HookPoint> applied = new ArrayList<>();
    for (int index : known.applied) {
      applied.add(points.get(index));
    }
    note(points, applied);
    return known.woven.length == 0 ? null : known.woven;
  }

  private byte @Nullable [] weave(String className, List<HookPoint> points, byte[] bytes) {
    try {
      Weaver.Woven woven = Weaver.weave(bytes, points);
      List<HookPoint> applied = woven == null ? Collections.<HookPoint>emptyList() : woven.applied;
      note(points, applied);
      keep(className, points, bytes, woven);
      return woven == null ? null : woven.bytes;
    } catch (VirtualMachineError e) {
      throw e; // The JVM takes it for nothing to be woven; the agent's thread tries again.
    } catch (Throwable e) {
      return weaveWhatFits(points, bytes);
    }
  }

  /** A field that an advice asks for may be missing: the other hooks of the class stay. */
  private byte @Nullable [] weaveWhatFits(List<HookPoint> points, byte[] bytes) {
    try {
      List<HookPoint> fitting = new ArrayList<>();
      for (HookPoint point : points) {
        if (fits(point, bytes)) {
          fitting.add(point);
        }
      }
      if (fitting.isEmpty()) {
        return null;
      }
      Weaver.Woven woven = Weaver.weave(bytes, fitting);
      note(fitting, woven == null ? Collections.<HookPoint>emptyList() : woven.applied);
      return woven == null ? null : woven.bytes;
    } catch (Throwable e) {
      for (HookPoint point : points) {
        coverage.set(point, Coverage.State.FAILED, String.valueOf(e));
      }
      return null;
    }
  }

  private boolean fits(HookPoint point, byte[] bytes) {
    try {
      Weaver.weave(bytes, Collections.singletonList(point));
      return true;
    } catch (IllegalStateException e) { // A field or an argument that is not there.
      coverage.set(
          point, point.library ? Coverage.State.ABSENT : Coverage.State.FAILED, e.getMessage());
    } catch (Throwable e) {
      coverage.set(point, Coverage.State.FAILED, String.valueOf(e));
    }
    return false;
  }

  /** Also that nothing was to be woven, as no bytes. */
  private void keep(
      String className, List<HookPoint> points, byte[] bytes, Weaver.@Nullable Woven woven) {
    if (points.get(0).library) {
      return;
    }
    int[] applied = new int[woven == null ? 0 : woven.applied.size()];
    for (int i = 0; woven != null && i < applied.length; i++) {
      applied[i] = points.indexOf(woven.applied.get(i));
    }
    cache.add(className, bytes, woven == null ? new byte[0] : woven.bytes, applied);
  }

  private void note(List<HookPoint> points, List<HookPoint> applied) {
    for (HookPoint point : points) {
      boolean on = applied.contains(point);
      coverage.set(
          point, on ? Coverage.State.ON : Coverage.State.ABSENT, on ? null : absence(point));
    }
  }

  private static String absence(HookPoint point) {
    return point.library ? "no such method in this version" : "no such method on this JDK";
  }
}
