package io.descry.tests.harness;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;

/**
 * The jar's command line, run inside the test's JVM: starting one for each report would take longer
 * than the tests.
 */
public final class CommandLine {

  private static final Method RUN = load();

  private CommandLine() {}

  /** Runs one command, such as {@code report 123 --format json}. */
  public static Result run(String... arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    try {
      Object exit = RUN.invoke(null, arguments, new PrintStream(out), new PrintStream(err));
      return new Result((int) exit, text(out), text(err));
    } catch (ReflectiveOperationException e) {
      throw new AssertionError(e);
    }
  }

  private static String text(ByteArrayOutputStream bytes) {
    return bytes.toString(StandardCharsets.UTF_8);
  }

  /** By the way of the jar's entry class, through the isolated loader. */
  private static Method load() {
    try {
      URL jar = ChildJvm.agentJar().toUri().toURL();
      ClassLoader jdkOnly = ClassLoader.getPlatformClassLoader();
      Class<?> entry =
          new URLClassLoader(new URL[] {jar}, jdkOnly).loadClass("io.descry.agent.DescryAgent");
      Method engine = entry.getDeclaredMethod("engine", String.class);
      engine.setAccessible(true);
      Class<?> main = (Class<?>) engine.invoke(null, "io.descry.cli.Main");
      Method run =
          main.getDeclaredMethod("run", String[].class, PrintStream.class, PrintStream.class);
      run.setAccessible(true);
      return run;
    } catch (ReflectiveOperationException | java.net.MalformedURLException e) {
      throw new AssertionError("the jar's command line cannot be entered", e);
    }
  }

  /** Exit code, stdout and stderr of a command. */
  public record Result(int exit, String out, String err) {}
}
