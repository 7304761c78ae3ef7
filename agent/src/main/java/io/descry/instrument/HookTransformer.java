package io.descry.instrument;

import java.lang.instrument.ClassFileTransformer;
import java.security.AccessController;
import java.security.PrivilegedAction;
import java.security.ProtectionDomain;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Weaves the classes of the list as they load or are retransformed, and lets every other class pass
 * after one look-up of its name. Never throws: what fails is written to the coverage, and the class
 * stays as it is.
 */
final class HookTransformer implements ClassFileTransformer {

  private final HookedNames names;
  private final Coverage coverage;

  HookTransformer(HookedNames names, Coverage coverage) {
    this.coverage = coverage;
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
            return weave(points, bytes);
          }
        });
  }

  private byte @Nullable [] weave(List<HookPoint> points, byte[] bytes) {
    try {
      Weaver.Woven woven = Weaver.weave(bytes, points);
      note(points, woven);
      return woven == null ? null : woven.bytes;
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
      note(fitting, woven);
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

  private void note(List<HookPoint> points, Weaver.@Nullable Woven woven) {
    for (HookPoint point : points) {
      boolean applied = woven != null && woven.applied.contains(point);
      coverage.set(
          point,
          applied ? Coverage.State.ON : Coverage.State.ABSENT,
          applied ? null : absence(point));
    }
  }

  private static String absence(HookPoint point) {
    return point.library ? "no such method in this version" : "no such method on this JDK";
  }
}
