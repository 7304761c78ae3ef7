package io.descry.bench;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Runs children of one JDK. */
final class Fork {

  private final String java;
  private final String classPath;

  /** A JDK's home; with the class path of this program. */
  Fork(String home) {
    this(
        home + File.separator + "bin" + File.separator + "java",
        System.getProperty("java.class.path"));
  }

  private Fork(String java, String classPath) {
    this.java = java;
    this.classPath = classPath;
  }

  /** The same JDK with another class path. */
  Fork with(String otherClassPath) {
    return new Fork(java, otherClassPath);
  }

  /** The lines that the child printed. */
  List<String> run(String agent, Class<?> main, String... arguments) throws IOException {
    return lines(command(agent, main, arguments));
  }

  /** CPU time of the whole child, user and system, in milliseconds: what the shell counted. */
  double cpuMillis(String agent, Class<?> main, String... arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.addAll(Arrays.asList("sh", "-c", "\"$@\" > /dev/null; times", "sh"));
    command.addAll(command(agent, main, arguments));
    List<String> times = lines(command);
    String[] children = times.get(times.size() - 1).trim().split("\\s+");
    return millis(children[0]) + millis(children[1]);
  }

  private List<String> command(String agent, Class<?> main, String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(java);
    if (!agent.isEmpty()) {
      command.add("-javaagent:" + agent);
    }
    command.addAll(Arrays.asList("-cp", classPath, main.getName()));
    command.addAll(Arrays.asList(arguments));
    return command;
  }

  private static List<String> lines(List<String> command) throws IOException {
    Process child =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    List<String> lines = new ArrayList<>();
    try (BufferedReader out =
        new BufferedReader(new InputStreamReader(child.getInputStream(), StandardCharsets.UTF_8))) {
      for (String line = out.readLine(); line != null; line = out.readLine()) {
        lines.add(line);
      }
    }
    return lines;
  }

  /** {@code 0m1.25s}, as POSIX has it. */
  private static double millis(String time) {
    int minutes = time.indexOf('m');
    double seconds = Double.parseDouble(time.substring(minutes + 1, time.length() - 1));
    return 1000 * (60 * Double.parseDouble(time.substring(0, minutes)) + seconds);
  }
}
