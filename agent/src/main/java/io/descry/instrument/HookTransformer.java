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
  private final Weaver weaver = new Weaver();
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
        (PrivilegedAction<byte @Nullable []>) () -> weave(className, loader, points, bytes));
  }

  private byte @Nullable [] weave(
      String className, @Nullable ClassLoader loader, List<HookPoint> points, byte[] bytes) {
    String type = className.replace('/', '.');
    try {
      Weaver.Woven woven = weaver.weave(type, bytes, loader, points);
      note(points, woven);
      return woven == null ? null : woven.bytes;
    } catch (Throwable e) {
      return weaveWhatFits(type, loader, points, bytes);
    }
  }

  /** A field that an advice asks for may be missing: the other hooks of the class stay. */
  private byte @Nullable [] weaveWhatFits(
      String type, @Nullable ClassLoader loader, List<HookPoint> points, byte[] bytes) {
    try {
      List<HookPoint> fitting = new ArrayList<>();
      for (HookPoint point : points) {
        if (fits(type, loader, point, bytes)) {
          fitting.add(point);
        }
      }
      if (fitting.isEmpty()) {
        return null;
      }
      Weaver.Woven woven = weaver.weave(type, bytes, loader, fitting);
      note(fitting, woven);
      return woven == null ? null : woven.bytes;
    } catch (Throwable e) {
      points.forEach(point -> coverage.set(point, Coverage.State.FAILED, String.valueOf(e)));
      return null;
    }
  }

  private boolean fits(String type, @Nullable ClassLoader loader, HookPoint point, byte[] bytes) {
    try {
      weaver.weave(type, bytes, loader, Collections.singletonList(point));
      return true;
    } catch (IllegalStateException e) { // Byte Buddy's, for a field that is not there.
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
