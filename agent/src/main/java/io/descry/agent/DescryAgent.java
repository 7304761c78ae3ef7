package io.descry.agent;

import java.io.File;
import java.lang.instrument.Instrumentation;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.URISyntaxException;
import java.net.URL;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The only engine class that the application's loader sees: it opens the isolated loader and goes
 * through. Whatever fails here leaves the application as it would be without the agent.
 */
public final class DescryAgent {

  private DescryAgent() {}

  /** Called by the JVM before the application's main class, with the text after {@code =}. */
  public static void premain(@Nullable String arguments, Instrumentation instrumentation) {
    enter("PREMAIN", arguments, instrumentation);
  }

  /** Called by the JVM on a dynamic attach. */
  public static void agentmain(@Nullable String arguments, Instrumentation instrumentation) {
    enter("ATTACH", arguments, instrumentation);
  }

  /** The command line. */
  public static void main(String[] arguments) throws Exception {
    Method main = engine("io.descry.cli.Main").getMethod("main", String[].class);
    try {
      main.invoke(null, (Object) arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause() instanceof Exception ? (Exception) e.getCause() : e;
    }
  }

  private static void enter(
      String mode, @Nullable String arguments, Instrumentation instrumentation) {
    try {
      if (!reconfigured(arguments)) {
        engine("io.descry.agent.AgentRuntime")
            .getMethod("start", String.class, String.class, File.class, Instrumentation.class)
            .invoke(null, mode, arguments, ownJar(), instrumentation);
      }
    } catch (Throwable e) {
      Throwable cause = e instanceof InvocationTargetException ? e.getCause() : e;
      System.err.println(
          "DSC-START Descry could not start and stays off; the application is not affected: "
              + cause);
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

  private static Class<?> engine(String name) throws Exception {
    return Class.forName(name, true, new IsolatedLoader(ownJar()));
  }

  private static File ownJar() throws URISyntaxException {
    URL location = DescryAgent.class.getProtectionDomain().getCodeSource().getLocation();
    return new File(location.toURI());
  }
}
