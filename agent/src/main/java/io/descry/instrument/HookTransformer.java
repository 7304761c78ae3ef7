package io.descry.instrument;

import java.lang.instrument.ClassFileTransformer;
import java.security.AccessController;
import java.security.PrivilegedAction;
import java.security.ProtectionDomain;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Weaves the classes of the list as they load or are retransformed, and lets every other class pass
 * after one look-up of its name. Never throws: what fails is written to the coverage, and the class
 * stays as it is.
 */
final class HookTransformer implements ClassFileTransformer {

  private final Map<String, List<HookPoint>> byInternalName = new HashMap<>();
  private final Weaver weaver = new Weaver();
  private final Coverage coverage;

  HookTransformer(List<HookPoint> points, Coverage coverage) {
    this.coverage = coverage;
    for (HookPoint point : points) {
      String name = point.type.replace('.', '/');
      byInternalName.computeIfAbsent(name, n -> new ArrayList<>()).add(point);
    }
  }

  @Override
  @SuppressWarnings("removal")
  public byte @Nullable [] transform(
      @Nullable ClassLoader loader,
      @Nullable String className,
      @Nullable Class<?> classBeingRedefined,
      @Nullable ProtectionDomain domain,
      byte[] bytes) {
    List<HookPoint> points = className == null ? null : byInternalName.get(className);
    if (points == null) {
      return null;
    }
    return AccessController.doPrivileged(
        (PrivilegedAction<byte @Nullable []>) () -> weave(loader, points, bytes));
  }

  private byte @Nullable [] weave(
      @Nullable ClassLoader loader, List<HookPoint> points, byte[] bytes) {
    try {
      Weaver.Woven woven = weaver.weave(points.get(0).type, bytes, loader, points);
      for (HookPoint point : points) {
        boolean applied = woven != null && woven.applied.contains(point);
        coverage.set(
            point,
            applied ? Coverage.State.ON : Coverage.State.ABSENT,
            applied ? null : "no such method on this JDK");
      }
      return woven == null ? null : woven.bytes;
    } catch (Throwable e) {
      for (HookPoint point : points) {
        coverage.set(point, Coverage.State.FAILED, String.valueOf(e));
      }
      return null;
    }
  }
}
