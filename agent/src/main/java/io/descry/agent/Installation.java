package io.descry.agent;

import io.descry.config.Options;
import io.descry.instrument.BootInjector;
import io.descry.instrument.HookInstaller;
import io.descry.instrument.cache.TransformCache;
import java.io.DescryHooks;
import java.io.DescryState;
import java.io.File;
import java.lang.instrument.Instrumentation;
import org.jspecify.annotations.Nullable;

/** The hooks in the JVM and what they write to. */
final class Installation {

  final DescryState state;
  final HookInstaller hooks;
  final CaptureRate rate;

  /** What the self-check found, or null. */
  final @Nullable String selfCheckProblem;

  /** Why the cache is not used, or null. */
  final @Nullable String cacheProblem;

  private Installation(
      DescryState state,
      HookInstaller hooks,
      CaptureRate rate,
      @Nullable String selfCheckProblem,
      @Nullable String cacheProblem) {
    this.selfCheckProblem = selfCheckProblem;
    this.cacheProblem = cacheProblem;
    this.state = state;
    this.hooks = hooks;
    this.rate = rate;
  }

  /** Puts the hooks in; from its return on every open and close is seen. */
  static Installation install(Instrumentation instrumentation, Options options, File jar)
      throws Exception {
    TransformCache cache = TransformCache.open(options.cache(), jar);
    BootInjector injector = new BootInjector(instrumentation, cache);
    CaptureRate rate = new CaptureRate(options.capture(), options.captureBudget());
    java.io.DescryAccess access = injector.inject();
    DescryState state = new DescryState(access, virtualThreads(), rate.newBudget());
    state.budget.refill(rate.initial());
    CollectorThreads.find(state);
    HookInstaller hooks = new HookInstaller(instrumentation, cache);
    state.threads.worker =
        Thread.currentThread(); // What the start itself opens is the agent's own.
    DescryHooks.state = state;
    try {
      hooks.install();
    } catch (Throwable e) {
      DescryHooks.state = null;
      throw e;
    }
    return new Installation(state, hooks, rate, selfCheck(state, jar), cache.problem());
  }

  /** The check opens its file as the application would. */
  private static @Nullable String selfCheck(DescryState state, File jar) {
    Thread starting = state.threads.worker;
    state.threads.worker = null;
    try {
      return new SelfCheck(state).problem(jar);
    } finally {
      state.threads.worker = starting;
    }
  }

  /** Takes the hooks out; the boot classes stay, and do nothing. */
  void remove() throws Exception {
    DescryHooks.state = null;
    hooks.uninstall();
  }

  private static @Nullable Class<?> virtualThreads() {
    try {
      return Class.forName("java.lang.VirtualThread", false, null);
    } catch (ClassNotFoundException e) {
      return null;
    }
  }
}
