package io.descry.cli;

import io.descry.cli.terminal.ColorMode;
import io.descry.cli.terminal.Streams;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** What stands before the subcommands; it does nothing itself. */
@Command(
    name = "descry",
    description = "Follows the file and socket descriptors of a JVM to the lines that open them.",
    footer = {
      "",
      "A JVM is given by its PID, its main class or jar, or how that begins.",
      "`help COMMAND` tells more.",
      "",
      "Exit codes:",
      "  0  done; check: no such leak; doctor: an attach will work",
      "  1  report, check: there is a leak; doctor: an attach will fail; who: nobody",
      "  2  not understood, or a file that cannot be read or written",
      "  3  no agent there, it cannot be loaded, or it does not answer",
      "  4  no such process, or it ended",
      "  130  interrupted (Ctrl-C)"
    })
final class RootCommand implements Runnable {

  private final Streams streams;

  @Spec private @Nullable CommandSpec spec;

  RootCommand(Streams streams) {
    this.streams = streams;
  }

  @Option(
      names = "--color",
      paramLabel = "WHEN",
      scope = ScopeType.INHERIT,
      description = "always, never or auto (default): on a terminal without NO_COLOR.")
  private void color(ColorMode mode) {
    streams.color(mode);
  }

  @Override
  public void run() {
    if (spec != null) {
      throw new ParameterException(spec.commandLine(), "a command is missing");
    }
  }
}
