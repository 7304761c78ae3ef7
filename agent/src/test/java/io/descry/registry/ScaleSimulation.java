package io.descry.registry;

import io.descry.boot.HookedState;
import io.descry.model.RegistrySnapshot;
import io.descry.registry.site.Application;
import java.io.DescryKind;
import java.lang.management.ManagementFactory;
import java.util.List;

/**
 * Prints what a registry of many handles costs. Arguments: handles, sites. Every stack has 20
 * frames, 19 of them shared.
 */
public final class ScaleSimulation {

  private static final int DEPTH = 20;
  private static final int TICKS = 10;

  private ScaleSimulation() {}

  public static void main(String[] arguments) {
    int handles = Integer.parseInt(arguments[0]);
    int sites = Integer.parseInt(arguments[1]);
    try (HookedState hooked = HookedState.withoutStacks()) {
      hooked.state.clockMillis -= 60_000;
      Registry registry =
          new Registry(
              hooked.state,
              new Application(List.of("com.acme"), null, null, () -> new Class<?>[0]),
              number -> "/data",
              target -> false);
      Object owner = new Object();
      long empty = usedBytes();
      int before = 0;
      while (before < handles) { // In parts, or the stacks would not fit.
        int to = Math.min(handles, before + 100_000);
        for (int number = before; number < to; number++) {
          hooked.open(DescryKind.FILE_INPUT, owner, number).stack =
              MadeStack.of("com.acme.Line" + number % sites, DEPTH);
        }
        before = to;
        registry.snapshot();
      }
      System.out.printf(
          "%,d handles, %,d sites: %.0f bytes a handle, table and sites included%n",
          handles, sites, (double) (usedBytes() - empty) / handles);
      long start = cpuNanos();
      for (int tick = 0; tick < TICKS; tick++) {
        registry.tick();
      }
      System.out.printf("a tick: %.1f ms of CPU%n", (cpuNanos() - start) / 1e6 / TICKS);
      start = cpuNanos();
      RegistrySnapshot snapshot = registry.snapshot();
      System.out.printf(
          "a snapshot for a report: %.0f ms of CPU, %,d sites told apart, %,d stacks merged%n",
          (cpuNanos() - start) / 1e6, snapshot.sites.size(), snapshot.mergedStacks);
    }
  }

  /** Of this thread: the machine may be busy. */
  private static long cpuNanos() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }

  private static long usedBytes() {
    for (int i = 0; i < 3; i++) {
      System.gc();
    }
    return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
  }
}
