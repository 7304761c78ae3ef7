package io.descry.instrument;

import java.lang.instrument.Instrumentation;
import java.lang.reflect.Method;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Opens packages of a JDK module to the engine's module (9+). On 8 there is nothing to open. */
public final class PackageOpener {

  private final Instrumentation instrumentation;

  public PackageOpener(Instrumentation instrumentation) {
    this.instrumentation = instrumentation;
  }

  /**
   * Opens these packages of the module of {@code member}; those that it does not have are skipped.
   */
  public void open(Class<?> member, List<String> packages) throws ReflectiveOperationException {
    if (JavaVersion.feature() == 8) {
      return;
    }
    Method moduleOf = Class.class.getMethod("getModule");
    Object target = moduleOf.invoke(member);
    Object engine = moduleOf.invoke(PackageOpener.class);
    Map<String, Set<Object>> opens = new HashMap<>();
    Set<?> present = (Set<?>) target.getClass().getMethod("getPackages").invoke(target);
    for (String name : packages) {
      if (present.contains(name)) {
        opens.put(name, Collections.singleton(engine));
      }
    }
    redefine(target, opens);
  }

  private void redefine(Object module, Map<String, Set<Object>> opens)
      throws ReflectiveOperationException {
    Instrumentation.class
        .getMethod(
            "redefineModule",
            Class.forName("java.lang.Module"),
            Set.class,
            Map.class,
            Map.class,
            Set.class,
            Map.class)
        .invoke(
            instrumentation,
            module,
            Collections.emptySet(),
            Collections.emptyMap(),
            opens,
            Collections.emptySet(),
            Collections.emptyMap());
  }
}
