package io.descry.agent;

import java.io.File;
import java.lang.instrument.Instrumentation;
import java.lang.reflect.InvocationTargetException;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Opens the isolated loader and goes through, or finds an agent that is in already. */
final class DescryAgentStart {

  private DescryAgentStart() {}

  static void start(
      String mode, @Nullable String arguments, File jar, Instrumentation instrumentation)
      throws Exception {
    if (!reconfigured(arguments)) {
      throwIfAny(entry(jar).apply(new Object[] {mode, arguments, jar, instrumentation}));
    }
  }

  /** A type of the JDK's, not a method by reflection: from 18 on that spins classes. */
  @SuppressWarnings("unchecked") // The class is ours.
  private static Function<@Nullable Object[], @Nullable Throwable> entry(File jar)
      throws Exception {
    return (Function<@Nullable Object[], @Nullable Throwable>)
        Class.forName("io.descry.agent.AgentRuntime", true, new IsolatedLoader(jar))
            .getConstructor()
            .newInstance();
  }

  private static void throwIfAny(@Nullable Throwable failure) throws InvocationTargetException {
    if (failure != null) {
      throw new InvocationTargetException(failure);
    }
  }

  /**
   * Whether an agent is in already: it takes the options over. Through the boot classes alone: each
   * new loader of the engine would be one more layer.
   */
  @SuppressWarnings("unchecked") // The field's type is known; only its class cannot be named here.
  private static boolean reconfigured(@Nullable String arguments) throws Exception {
    Class<?> hooks;
    try {
      hooks = Class.forName("java.io.DescryHooks", true, null);
    } catch (ClassNotFoundException e) {
      return false;
    }
    Object state = hooks.getField("state").get(null);
    if (state == null) {
      return false;
    }
    Object control = state.getClass().getField("control").get(state);
    String options = arguments == null ? "" : arguments;
    return control == null
        || ((UnaryOperator<String>) control).apply("configure " + options) != null;
  }
}
