package io.descry.cli.target;

import static java.util.Collections.singletonList;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The options a JVM read at its start, from its command line and its environment. */
public final class JvmFlags {

  private final List<String> options;

  private JvmFlags(List<String> options) {
    this.options = options;
  }

  /** In the order in which the launcher and the JVM read them: the last one counts. */
  public static JvmFlags of(Target target) {
    String environ = target.text("environ");
    String[] environment = environ == null ? new String[0] : environ.split("\0");
    List<String> options = new ArrayList<>(variable(environment, "JAVA_TOOL_OPTIONS"));
    options.addAll(variable(environment, "JDK_JAVA_OPTIONS"));
    for (String option : target.commandLine().jvmOptions) {
      options.addAll(option.startsWith("@") ? optionFile(target, option) : singletonList(option));
    }
    options.addAll(variable(environment, "_JAVA_OPTIONS"));
    return new JvmFlags(options);
  }

  /** Without the quoting that such files allow: flags need none. */
  private static List<String> optionFile(Target target, String option) {
    String path = option.substring(1);
    String text = target.text(path.startsWith("/") ? "root" + path : "cwd/" + path);
    return text == null ? new ArrayList<>() : words(text);
  }

  private static List<String> words(String text) {
    return Arrays.asList(text.trim().split("\\s+"));
  }

  private static List<String> variable(String[] environment, String name) {
    for (String entry : environment) {
      if (entry.startsWith(name + "=")) {
        return words(entry.substring(name.length() + 1));
      }
    }
    return new ArrayList<>();
  }

  /** Whether a {@code -XX} flag is on; {@code otherwise} when nobody mentions it. */
  public boolean isOn(String name, boolean otherwise) {
    int on = options.lastIndexOf("-XX:+" + name);
    int off = options.lastIndexOf("-XX:-" + name);
    return on == off ? otherwise : on > off;
  }

  /** Whether an option of this name is there, such as {@code -Xrs} or {@code -Dname=value}. */
  public boolean has(String name) {
    return options.stream().anyMatch(o -> o.equals(name) || o.startsWith(name + "="));
  }
}
