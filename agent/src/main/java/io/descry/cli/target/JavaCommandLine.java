package io.descry.cli.target;

import io.descry.kernel.proc.CommandLine;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/** The arguments that a JVM was started with: its own options, and what it runs. */
public final class JavaCommandLine {

  final List<String> jvmOptions;

  /** A class, a jar or a module with its class; empty when it cannot be told. */
  public final String main;

  private JavaCommandLine(List<String> jvmOptions, String main) {
    this.jvmOptions = Collections.unmodifiableList(jvmOptions);
    this.main = main;
  }

  /** From the text of {@code /proc/PID/cmdline}: each argument ends in a zero. */
  static JavaCommandLine parse(String cmdline) {
    String[] arguments = cmdline.split("\0");
    List<String> options = new ArrayList<>();
    int i = 1;
    while (i < arguments.length && isOption(arguments[i])) {
      if (isMain(arguments[i])) {
        return new JavaCommandLine(options, main(arguments, i));
      }
      options.add(arguments[i]);
      i += CommandLine.takesValue(arguments[i]) ? 2 : 1;
    }
    return new JavaCommandLine(options, i < arguments.length ? arguments[i] : "");
  }

  /** Or a file of options. */
  private static boolean isOption(String argument) {
    return argument.startsWith("-") || argument.startsWith("@");
  }

  private static boolean isMain(String option) {
    return option.equals("-jar")
        || option.equals("-m")
        || option.equals("--module")
        || option.startsWith("--module=");
  }

  private static String main(String[] arguments, int i) {
    if (arguments[i].startsWith("--module=")) {
      return arguments[i].substring("--module=".length());
    }
    return i + 1 < arguments.length ? arguments[i + 1] : "";
  }

  /** Whether somebody means this by a class name, with its package or without, or a jar's name. */
  public static boolean isCalled(String main, String name) {
    return !main.isEmpty() && names(main).contains(name);
  }

  /** Whether one of these names begins so, in capitals or not. */
  static boolean beginsWith(String main, String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return !main.isEmpty()
        && !name.isEmpty()
        && names(main).stream().anyMatch(n -> n.toLowerCase(Locale.ROOT).startsWith(lower));
  }

  private static List<String> names(String main) {
    String afterSlash = main.substring(main.lastIndexOf('/') + 1);
    String withoutJar = afterSlash.replaceFirst("\\.jar$", "");
    String simple = withoutJar.substring(withoutJar.lastIndexOf('.') + 1);
    return Arrays.asList(main, afterSlash, withoutJar, simple);
  }
}
