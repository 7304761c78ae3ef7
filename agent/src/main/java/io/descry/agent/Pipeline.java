package io.descry.agent;

import io.descry.kernel.Kernel;
import io.descry.ledger.Baseline;
import io.descry.ledger.JvmTargets;
import io.descry.ledger.LiveLook;
import io.descry.ledger.Reconciler;
import io.descry.model.DescriptorClass;
import io.descry.model.KernelSnapshot;
import io.descry.model.Ledger;
import io.descry.registry.ErrorWatch;
import io.descry.registry.Registry;
import io.descry.registry.site.Application;
import java.io.DescryState;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** From the hooks' records to the ledger. The agent's thread only. */
final class Pipeline implements LiveLook {

  /**
   * An open or close that was under way has passed its hook by then. The next wait is eight times
   * as long: on a busy machine a thread gets its turn every few tens of milliseconds.
   */
  private static final long BETWEEN_LOOKS_NANOS = 5_000_000;

  private static final int LONGER = 8;

  private final DescryState state;
  private final Kernel kernel;
  private final Registry registry;
  private final Reconciler reconciler;
  private final ErrorWatch errors;

  Pipeline(
      DescryState state,
      Kernel kernel,
      Baseline baseline,
      JvmTargets jvmTargets,
      Application application,
      String agentJar,
      Supplier<Class<?>[]> loaded) {
    this.state = state;
    this.kernel = kernel;
    this.registry = new Registry(state, application, this::link, jvmTargets);
    this.errors = new ErrorWatch(state, loaded);
    this.reconciler = new Reconciler(baseline, jvmTargets, agentJar, this);
  }

  /** The clock by which everything is judged. */
  long nowMillis() {
    return state.steadyMillis();
  }

  /** For how long the process was stopped: that clock leaves it out. */
  long stoppedMillis() {
    return state.stoppedMillis();
  }

  Registry registry() {
    return registry;
  }

  ErrorWatch errors() {
    return errors;
  }

  Kernel kernel() {
    return kernel;
  }

  /** Registry and kernel joined; again where a number wants another look. */
  Ledger ledger(boolean withoutDescriptors) {
    Ledger ledger = once(withoutDescriptors);
    long wait = BETWEEN_LOOKS_NANOS;
    for (int look = 1; look < Reconciler.LOOKS && reconciler.wantsAnotherLook(); look++) {
      LockSupport.parkNanos(wait);
      wait *= LONGER;
      ledger = reconciler.isSettledNow() ? ledger : once(withoutDescriptors);
    }
    return ledger.count(DescriptorClass.UNKNOWN) == 0
        ? ledger
        : ledger.withLibraries(kernel.libraries(withoutDescriptors));
  }

  /** Of a few numbers and handles, without descriptors: a rehearsal is for the classes. */
  Ledger rehearsed() {
    KernelSnapshot now = kernel.readFew();
    return reconciler.reconcile(now, MadeUpRows.few(registry.snapshot()), nowMillis());
  }

  /** Inodes of the application's connections in CLOSE_WAIT, or null where it was not looked. */
  @Nullable Set<Long> halfClosed() {
    return kernel.halfClosed(registry.connections(Kernel.mostHalfClosed()));
  }

  /** The kernel first, so that what is in its list only has either closed or is nobody's. */
  private Ledger once(boolean withoutDescriptors) {
    KernelSnapshot now = withoutDescriptors ? kernel.readWithoutDescriptors() : kernel.read();
    return reconciler.reconcile(now, registry.snapshot(), nowMillis());
  }

  @Override
  public @Nullable String link(int number) {
    return kernel.descriptors().target(number);
  }

  @Override
  public boolean holds(int number) {
    return registry.holds(number);
  }

  @Override
  public boolean holds(int number, long id) {
    return registry.holds(number, id);
  }

  @Override
  public int startingProcesses() {
    return registry.startingProcesses();
  }

  @Override
  public void dropStale(int number, long id) {
    registry.dropStale(number, id);
  }
}
