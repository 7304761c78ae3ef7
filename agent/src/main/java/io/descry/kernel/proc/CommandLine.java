package io.descry.kernel.proc;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The program that a Java command line starts (java launcher, JDK 8 to 27), from {@code
 * /proc/PID/cmdline}. Pure.
 */
public final class CommandLine {

  /** Options of the launcher whose value is the argument after them. */
  private static final String[] WITH_VALUE = {
    "-cp",
    "-classpath",
    "--class-path",
    "-p",
    "--module-path",
    "--upgrade-module-path",
    "--add-modules",
    "--limit-modules",
    "--add-exports",
    "--add-opens",
    "--add-reads",
    "--patch-module",
    "--enable-native-access",
    "--illegal-native-access",
    "--source"
  };

  private CommandLine() {}

  /** The arguments of a text in which each ends with a zero character. */
  public static List<String> arguments(String text) {
    List<String> arguments = new ArrayList<String>();
    int from = 0;
    for (int to = text.indexOf('\0'); to >= 0; to = text.indexOf('\0', from)) {
      arguments.add(text.substring(from, to));
      from = to + 1;
    }
    if (from < text.length()) {
      arguments.add(text.substring(from));
    }
    return arguments;
  }

  /** Main class, jar or module as it was given, or null where there is none. */
  public static @Nullable String mainClass(List<String> arguments) {
    for (int i = 1; i < arguments.size(); i++) {
      String argument = arguments.get(i);
      if (argument.startsWith("--module=")) {
        return argument.substring("--module=".length());
      }
      if (startsNext(argument)) {
        return i + 1 < arguments.size() ? arguments.get(i + 1) : null;
      }
      if (takesValue(argument)) {
        i++;
      } else if (!argument.startsWith("-") && !argument.startsWith("@")) {
        return argument;
      }
    }
    return null;
  }

  private static boolean startsNext(String argument) {
    return argument.equals("-jar") || argument.equals("-m") || argument.equals("--module");
  }

  /** Whether the launcher reads the argument after this one as its value. */
  public static boolean takesValue(String argument) {
    for (String option : WITH_VALUE) {
      if (option.equals(argument)) {
        return true;
      }
    }
    return false;
  }
}
