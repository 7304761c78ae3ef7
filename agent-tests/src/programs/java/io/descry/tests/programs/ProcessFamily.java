package io.descry.tests.programs;

import static io.descry.tests.programs.Family.opened;

import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;

/** Child processes and their pipes. */
public final class ProcessFamily {

  private static final File NOWHERE = new File("/dev/null");

  private ProcessFamily() {}

  public static void main(String[] args) throws Exception {
    new Family()
        .add("Process", i -> piped())
        .add("Runtime.exec", i -> executed())
        .add("Process, output redirected", i -> outputRedirected())
        .add("Process, errors with the output", i -> errorsWithOutput())
        .add("Process, all inherited", i -> inherited())
        .add("Process, ended", i -> ended())
        .run();
  }

  private static ProcessBuilder sleeping() {
    return new ProcessBuilder("sleep", "100");
  }

  private static AutoCloseable piped() throws IOException {
    return end(opened("process", 1, 3, sleeping().start()));
  }

  private static AutoCloseable executed() throws IOException {
    return end(opened("process", 1, 3, Runtime.getRuntime().exec(new String[] {"sleep", "100"})));
  }

  private static AutoCloseable outputRedirected() throws IOException {
    ProcessBuilder builder = sleeping().redirectOutput(NOWHERE).redirectError(NOWHERE);
    return end(opened("process", 1, 1, builder.start()));
  }

  /** Up to 25 the pipe of the errors is made all the same. */
  private static AutoCloseable errorsWithOutput() throws IOException {
    int pipes = Family.javaVersion() <= 25 ? 3 : 2;
    return end(opened("process", 1, pipes, sleeping().redirectErrorStream(true).start()));
  }

  private static AutoCloseable inherited() throws IOException {
    ProcessBuilder builder = sleeping().redirectInput(Redirect.from(NOWHERE));
    return end(builder.redirectOutput(NOWHERE).redirectError(NOWHERE).start());
  }

  /** An ended process whose streams nobody closed: the JDK has drained and closed them. */
  private static AutoCloseable ended() throws Exception {
    Process process = new ProcessBuilder("true").start();
    process.waitFor();
    return process::destroy;
  }

  private static AutoCloseable end(Process process) {
    return () -> {
      process.getOutputStream().close();
      process.getInputStream().close();
      process.getErrorStream().close();
      process.destroy();
      process.waitFor();
    };
  }
}
