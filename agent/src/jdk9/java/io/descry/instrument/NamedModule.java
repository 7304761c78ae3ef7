package io.descry.instrument;

import java.lang.instrument.Instrumentation;
import java.lang.invoke.MethodHandles;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * From 9 on, where {@code java.base} is a module. Compiled apart, against an API that has modules,
 * and not called by reflection: from 18 on each method so called spins classes at every start.
 */
final class NamedModule extends JavaBase {

  @Override
  void open(Instrumentation instrumentation, String... packages) {
    Module base = Object.class.getModule();
    Set<Module> engine = Collections.singleton(NamedModule.class.getModule());
    Map<String, Set<Module>> opens = new HashMap<>();
    for (String name : packages) {
      if (base.getPackages().contains(name)) {
        opens.put(name, engine);
      }
    }
    instrumentation.redefineModule(
        base,
        Collections.<Module>emptySet(),
        Collections.<String, Set<Module>>emptyMap(),
        opens,
        Collections.<Class<?>>emptySet(),
        Collections.<Class<?>, List<Class<?>>>emptyMap());
  }

  @Override
  void define(Class<?> neighbour, String name, byte[] bytes) throws IllegalAccessException {
    MethodHandles.privateLookupIn(neighbour, MethodHandles.lookup()).defineClass(bytes);
  }
}
