package io.descry.instrument.hook;

import org.jspecify.annotations.Nullable;

/**
 * One place of the JDK, or of a library, that is woven: a class, a method, what it calls on entry
 * and on exit, and the JDKs where it is. Plain data, so that the list costs nothing to load.
 */
public final class HookPoint {

  private static final int LAST = Integer.MAX_VALUE;

  /** Binary name of the class. */
  public final String type;

  /** Name of the method, or {@code <init>} for every constructor. */
  public final String method;

  /** What the method's descriptor begins with; empty for all of that name. */
  final String descriptor;

  /** Called first, or null. */
  public final @Nullable HookCall enter;

  /** Called when the method returns, or null. */
  public final @Nullable HookCall exit;

  /** Whether the call on exit comes also where the method throws. */
  public final boolean always;

  /** Of a library of the application's: it may never load, or several times, or be shaded. */
  public final boolean library;

  private final int fromJdk;
  private final int toJdk;

  private HookPoint(
      String type,
      String method,
      String descriptor,
      @Nullable HookCall enter,
      @Nullable HookCall exit,
      boolean always,
      boolean library,
      int fromJdk,
      int toJdk) {
    this.type = type;
    this.method = method;
    this.descriptor = descriptor;
    this.enter = enter;
    this.exit = exit;
    this.always = always;
    this.library = library;
    this.fromJdk = fromJdk;
    this.toJdk = toJdk;
  }

  public static HookPoint of(String type, String method) {
    return new HookPoint(type, method, "", null, null, false, false, 8, LAST);
  }

  /** Of a library; fits all of that name, since a shaded copy has other types in descriptors. */
  public static HookPoint inLibrary(String type, String method) {
    return new HookPoint(type, method, "", null, null, false, true, 8, LAST);
  }

  public HookPoint enter(HookCall call) {
    return new HookPoint(type, method, descriptor, call, exit, always, library, fromJdk, toJdk);
  }

  /** Not where the method throws. */
  public HookPoint exit(HookCall call) {
    return new HookPoint(type, method, descriptor, enter, call, false, library, fromJdk, toJdk);
  }

  /** Also where the method throws. Not for constructors: there is no object then. */
  public HookPoint always(HookCall call) {
    return new HookPoint(type, method, descriptor, enter, call, true, library, fromJdk, toJdk);
  }

  HookPoint taking(String descriptorPrefix) {
    return new HookPoint(
        type, method, descriptorPrefix, enter, exit, always, library, fromJdk, toJdk);
  }

  HookPoint from(int jdk) {
    return new HookPoint(type, method, descriptor, enter, exit, always, library, jdk, toJdk);
  }

  HookPoint to(int jdk) {
    return new HookPoint(type, method, descriptor, enter, exit, always, library, fromJdk, jdk);
  }

  boolean isFor(int jdk) {
    return fromJdk <= jdk && jdk <= toJdk;
  }

  /** Whether a method of the class, given by name and descriptor, is the one. */
  public boolean isAt(String methodName, String methodDescriptor) {
    return method.equals(methodName) && methodDescriptor.startsWith(descriptor);
  }

  /** Why it does not apply to this JDK, or null where it does. */
  public @Nullable String absence(int jdk) {
    if (isFor(jdk)) {
      return null;
    }
    return jdk < fromJdk ? "only from JDK " + fromJdk : "only up to JDK " + toJdk;
  }

  /** Name in reports: class and method. */
  @Override
  public String toString() {
    return type + "." + method + descriptor;
  }
}
