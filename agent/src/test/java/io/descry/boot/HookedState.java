package io.descry.boot;

import java.io.DescryBudget;
import java.io.DescryHandle;
import java.io.DescryHooks;
import java.io.DescryState;

/** A state that the hooks write to until it is closed. */
public final class HookedState implements AutoCloseable {

  public final FakeAccess access = new FakeAccess();
  public final DescryState state;

  private HookedState(DescryBudget budget) {
    state = new DescryState(access, null, budget);
    DescryHooks.state = state;
  }

  /** Every opening gets a stack. */
  public static HookedState withStacks() {
    return new HookedState(new DescryBudget(true));
  }

  /** No opening gets a stack, until the budget is refilled. */
  public static HookedState withoutStacks() {
    return new HookedState(new DescryBudget(false));
  }

  /** Opens a handle that has one number. */
  public DescryHandle open(int kind, Object owner, int number) {
    DescryHooks.opened(kind, owner, number, null, null);
    return state.table.get(number);
  }

  public long closed(int kind) {
    return state.closed[kind].sum();
  }

  public long recovered(int kind) {
    return state.recovered[kind].sum();
  }

  @Override
  public void close() {
    DescryHooks.state = null;
  }
}
