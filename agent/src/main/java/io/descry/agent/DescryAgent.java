package io.descry.agent;

import java.io.File;
import java.lang.instrument.Instrumentation;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.URISyntaxException;
import java.net.URL;
import org.jspecify.annotations.Nullable;

/**
 * The only engine class that the application's loader sees: it opens the isolated loader and goes
 * through. Whatever fails here leaves the application as it would be without the agent.
 */
public final class DescryAgent {

  private DescryAgent() {}

  /** Called by the JVM before the application's main class, with the text after {@code =}. */
  public static void premain(@Nullable String arguments, Instrumentation instrumentation) {
    enter("premain", arguments, instrumentation);
  }

  /** Called by the JVM on a dynamic attach. */
  public static void agentmain(@Nullable String arguments, Instrumentation instrumentation) {
    enter("attach", arguments, instrumentation);
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
      engine("io.descry.agent.AgentRuntime")
          .getMethod("start", String.class, String.class, Instrumentation.class)
          .invoke(null, mode, arguments, instrumentation);
    } catch (Throwable e) {
      Throwable cause = e instanceof InvocationTargetException ? e.getCause() : e;
      System.err.println(
          "DSC-START Descry could not start and stays off; the application is not affected: "
              + cause);
    }
  }

  private static Class<?> engine(String name) throws Exception {
    return Class.forName(name, true, new IsolatedLoader(ownJar()));
  }

  private static File ownJar() throws URISyntaxException {
    URL location = DescryAgent.class.getProtectionDomain().getCodeSource().getLocation();
    return new File(location.toURI());
  }
}
