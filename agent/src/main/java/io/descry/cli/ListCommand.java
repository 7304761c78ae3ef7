package io.descry.cli;

import io.descry.cli.target.ExitCode;
import io.descry.cli.target.Targets;
import io.descry.cli.terminal.Progress;
import io.descry.cli.terminal.Streams;
import io.descry.export.text.SafeText;
import io.descry.model.JvmProcess;
import io.descry.model.Limits;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;

/** {@code list}: the JVMs of this machine, with their descriptors. */
@Command(name = "list", description = "List the JVMs here, their descriptors and limits.")
final class ListCommand implements Callable<Integer> {

  private static final String ROW = "%-8s %-8s %-10s %-7s %s%n";

  private static final int LONGEST_NAME = 200;

  private final Targets targets;
  private final Streams streams;

  ListCommand(Targets targets, Streams streams) {
    this.targets = targets;
    this.streams = streams;
  }

  @Override
  public Integer call() {
    rows().forEach(streams.out::print);
    return ExitCode.DONE;
  }

  private List<String> rows() {
    List<String> rows = new ArrayList<>();
    try (Progress progress = streams.progress("looking at the JVMs here")) {
      rows.add(String.format(Locale.ROOT, ROW, "PID", "OPEN", "LIMIT", "DESCRY", "MAIN"));
      targets.jvms().forEach(jvm -> rows.add(row(jvm)));
    }
    return rows;
  }

  private String row(JvmProcess jvm) {
    String open = jvm.descriptors == null ? "?" : jvm.descriptors.toString();
    String main = SafeText.line(jvm.mainClass, LONGEST_NAME); // Whoever starts a JVM names it.
    return String.format(Locale.ROOT, ROW, jvm.pid, open, limit(jvm.limits), hasAgent(jvm), main);
  }

  /** The soft one: that is where opening fails. */
  private static String limit(@Nullable Limits limits) {
    if (limits == null) {
      return "?";
    }
    return limits.soft == Limits.UNLIMITED ? "unlimited" : Long.toString(limits.soft);
  }

  private String hasAgent(JvmProcess jvm) {
    try {
      return targets.target(jvm).channel() == null ? "no" : "yes";
    } catch (IOException e) {
      return "?"; // Another user's.
    }
  }
}
