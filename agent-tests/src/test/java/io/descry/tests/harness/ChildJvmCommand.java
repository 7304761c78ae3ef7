package io.descry.tests.harness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The command line of a {@link ChildJvm} in the making. Not thread-safe. */
public final class ChildJvmCommand {

  private static final List<Integer> PROGRAM_RELEASES = List.of(11, 16);

  private final Jdk jdk;
  private final List<String> jvmOptions = new ArrayList<>();
  private final List<String> arguments = new ArrayList<>();
  private final List<Path> classPath = new ArrayList<>();
  private final Map<String, String> environment = new HashMap<>();
  private String main = "";
  private String hiding = "";
  private String lowering = "";
  private int limit;

  ChildJvmCommand(Jdk jdk) {
    this.jdk = jdk;
    classPath.add(Path.of(System.getProperty("descry.programs")));
    PROGRAM_RELEASES.stream()
        .filter(release -> jdk.feature() >= release)
        .forEach(
            release ->
                classPath.add(Path.of(System.getProperty("descry.programs") + "-" + release)));
  }

  public ChildJvmCommand jvm(String... options) {
    jvmOptions.addAll(List.of(options));
    return this;
  }

  /** With the agent from the start; the text is what follows {@code descry.jar=}. */
  public ChildJvmCommand agent(String options) {
    return jvm("-javaagent:" + ChildJvm.agentJar() + (options.isEmpty() ? "" : "=" + options));
  }

  /** The simple name of one of the programs, or a whole class name. */
  public ChildJvmCommand main(String name, Object... args) {
    main = name.contains(".") ? name : "io.descry.tests.programs." + name;
    for (Object arg : args) {
      arguments.add(String.valueOf(arg));
    }
    return this;
  }

  public ChildJvmCommand arguments(String... more) {
    arguments.addAll(List.of(more));
    return this;
  }

  public ChildJvmCommand classPath(Path more) {
    classPath.add(more);
    return this;
  }

  /** This alone, without the folders of the programs. */
  public ChildJvmCommand onlyClassPath(Path jar) {
    classPath.clear();
    return classPath(jar);
  }

  public ChildJvmCommand environment(String key, String value) {
    environment.put(key, value);
    return this;
  }

  /** With so many descriptors at most, soft and hard. */
  public ChildJvmCommand limit(int descriptors) {
    limit = descriptors;
    return this;
  }

  /**
   * With a mount namespace of its own, in which this line of the shell has hidden something; {@code
   * $$} is the child's PID. See {@link Namespaces}.
   */
  public ChildJvmCommand hiding(String mounts) {
    hiding = mounts;
    return this;
  }

  /** In a user namespace of its own, with this limit. See {@link Namespaces}. */
  public ChildJvmCommand lowering(String setting, int value) {
    lowering = Namespaces.lower(setting, value);
    return this;
  }

  public ChildJvm start() {
    try {
      List<String> plain = lowering.isEmpty() ? command() : Namespaces.lowered(lowering, command());
      List<String> command = hiding.isEmpty() ? plain : Namespaces.command(hiding, plain);
      ProcessBuilder builder = new ProcessBuilder(limit > 0 ? limited(command) : command);
      builder.environment().keySet().removeIf(ChildJvmCommand::disturbs);
      builder.environment().putAll(environment);
      return new ChildJvm(jdk, builder.start());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean disturbs(String variable) {
    return variable.startsWith("DESCRY_")
        || List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS").contains(variable);
  }

  private List<String> command() {
    List<String> command = new ArrayList<>();
    command.add(jdk.java().toString());
    command.addAll(jvmOptions);
    command.add("-cp");
    command.add(
        classPath.stream()
            .filter(Files::exists)
            .map(Path::toString)
            .collect(Collectors.joining(":")));
    command.add(main);
    command.addAll(arguments);
    return command;
  }

  /** The shell's limit is inherited; {@code exec} keeps the process. */
  private List<String> limited(List<String> command) {
    List<String> limited = new ArrayList<>();
    limited.addAll(List.of("sh", "-c", "ulimit -n " + limit + "; exec \"$0\" \"$@\""));
    limited.addAll(command);
    return limited;
  }
}
