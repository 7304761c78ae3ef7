package io.descry.cli;

import io.descry.cli.target.ExitCode;
import io.descry.config.Spelling;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Says what was not understood, what was probably meant, and where to read on. */
final class UsageErrors implements CommandLine.IParameterExceptionHandler {

  private final PrintWriter err;

  UsageErrors(PrintWriter err) {
    this.err = err;
  }

  @Override
  public int handleParseException(ParameterException failure, String[] arguments) {
    CommandLine command = failure.getCommandLine();
    boolean atRoot = command.getParent() == null;
    err.println("descry: " + (atRoot ? root(failure) : failure.getMessage()));
    if (atRoot) {
      err.println("commands: " + String.join(", ", command.getSubcommands().keySet()));
      err.println("`help` tells what they do");
    } else {
      String synopsis = command.getHelp().synopsis(0).trim();
      err.println("usage: " + synopsis.replaceAll("\\s*\n\\s*", " "));
      err.println("`help " + command.getCommandName() + "` tells more");
    }
    return ExitCode.USAGE;
  }

  private static String root(ParameterException failure) {
    if (!(failure instanceof UnmatchedArgumentException)) {
      return String.valueOf(failure.getMessage());
    }
    String word = ((UnmatchedArgumentException) failure).getUnmatched().get(0);
    List<String> commands = new ArrayList<>(failure.getCommandLine().getSubcommands().keySet());
    String nearest = nearest(word, commands);
    return "there is no command '"
        + word
        + "'"
        + (nearest == null ? "" : ": did you mean " + nearest + "?");
  }

  /** By the letters, or by how it begins. */
  private static @Nullable String nearest(String word, List<String> commands) {
    String nearest = Spelling.nearest(word, commands);
    for (String command : commands) {
      if (nearest == null && word.length() > 1 && command.startsWith(word)) {
        nearest = command;
      }
    }
    return nearest;
  }
}
