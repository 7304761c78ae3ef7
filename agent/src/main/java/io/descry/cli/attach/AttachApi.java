package io.descry.cli.attach;

import io.descry.cli.target.Target;
import java.io.File;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.net.URL;
import java.net.URLClassLoader;
import org.jspecify.annotations.Nullable;

/** Loads through {@code com.sun.tools.attach}: module jdk.attach, or tools.jar of a JDK 8. */
final class AttachApi implements AgentLoader {

  private static final String VIRTUAL_MACHINE = "com.sun.tools.attach.VirtualMachine";

  private final Class<?> machine;

  private AttachApi(Class<?> machine) {
    this.machine = machine;
  }

  static @Nullable AttachApi find() {
    try {
      return new AttachApi(Class.forName(VIRTUAL_MACHINE, false, loader()));
    } catch (ClassNotFoundException | IOException | LinkageError e) {
      return null;
    }
  }

  /** jdk.attach belongs to the system loader, which is no ancestor of ours. */
  private static ClassLoader loader() throws IOException {
    ClassLoader system = ClassLoader.getSystemClassLoader();
    File home = new File(System.getProperty("java.home", ""));
    for (File candidate :
        new File[] {new File(home, "../lib/tools.jar"), new File(home, "lib/tools.jar")}) {
      if (candidate.isFile()) {
        return new URLClassLoader(new URL[] {candidate.getCanonicalFile().toURI().toURL()}, system);
      }
    }
    return system;
  }

  @Override
  public void load(Target target, String jarAndOptions) throws LoadFailure {
    int end = jarAndOptions.indexOf('=');
    String jar = end < 0 ? jarAndOptions : jarAndOptions.substring(0, end);
    String options = end < 0 ? "" : jarAndOptions.substring(end + 1);
    try {
      Object attached =
          machine.getMethod("attach", String.class).invoke(null, Long.toString(target.pid));
      try {
        machine.getMethod("loadAgent", String.class, String.class).invoke(attached, jar, options);
      } finally {
        machine.getMethod("detach").invoke(attached);
      }
    } catch (InvocationTargetException e) {
      refuseUnlessQuirk(e.getTargetException());
    } catch (ReflectiveOperationException e) {
      throw new LoadFailure("this Java's attach library is not usable: " + e, e);
    }
  }

  private static void refuseUnlessQuirk(Throwable failure) throws LoadFailure {
    String message = String.valueOf(failure.getMessage());
    if (!isQuirk(message)) {
      throw new LoadFailure(failure.getClass().getSimpleName() + ": " + message, failure);
    }
  }

  /**
   * A success that the library takes for a failure: JDK 9 and newer answer "return code: 0", JDK 8
   * answers "0", and each kind of client misreads the other's. The handshake has the last word.
   */
  private static boolean isQuirk(String message) {
    return message.equals("0")
        || message.endsWith(": 0")
        || message.startsWith("Non-numeric value found");
  }
}
