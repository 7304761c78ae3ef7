package io.descry.agent;

import java.io.File;
import java.lang.instrument.Instrumentation;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.security.AllPermission;
import java.util.jar.JarFile;
import org.jspecify.annotations.Nullable;

/**
 * The entry points of the jar for the JVM and for the command line. Whatever fails here leaves the
 * application as it would be without the agent: what a premain throws would end the JVM.
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
      if (isRestricted()) {
        File jar = ownJarByResource();
        instrumentation.appendToBootstrapClassLoaderSearch(new JarFile(jar));
        DescryAgentPrivileged.start(mode, arguments, jar, instrumentation);
      } else {
        DescryAgentStart.start(mode, arguments, ownJar(), instrumentation);
      }
    } catch (Throwable e) {
      Throwable cause = e instanceof InvocationTargetException ? e.getCause() : e;
      System.err.println(
          "DSC-START Descry could not start and stays off; the application is not affected: "
              + cause);
    }
  }

  /**
   * Whether a security manager (8–23) lets this class do less than everything. Then the agent is
   * started by a class of the boot loader, which may do all: the policy is for the application.
   * Only then, since a JVM with a longer boot path shares fewer classes.
   */
  private static boolean isRestricted() {
    SecurityManager manager = System.getSecurityManager();
    if (manager == null) {
      return false;
    }
    try {
      manager.checkPermission(new AllPermission());
      return false;
    } catch (Throwable e) { // An application's manager may throw anything.
      return true;
    }
  }

  private static Class<?> engine(String name) throws Exception {
    return Class.forName(name, true, new IsolatedLoader(ownJar()));
  }

  private static File ownJar() throws URISyntaxException {
    URL location = DescryAgent.class.getProtectionDomain().getCodeSource().getLocation();
    return new File(location.toURI());
  }

  /** Every policy lets a class read a resource of its own jar. */
  private static File ownJarByResource() throws URISyntaxException {
    URL self = DescryAgent.class.getResource("DescryAgent.class");
    if (self == null) {
      throw new IllegalStateException("the agent's class does not come from a jar");
    }
    String inJar = self.getPath(); // file:/path/descry.jar!/io/descry/agent/DescryAgent.class
    return new File(new URI(inJar.substring(0, inJar.lastIndexOf("!/"))));
  }
}
