package io.descry.cli;

import io.descry.cli.target.CommandFailure;
import io.descry.cli.target.ExitCode;
import io.descry.config.Spelling;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code explain}: a rule's page, or a line about each. */
@Command(
    name = "explain",
    description = "Print what a rule means, how it decides, how to fix it and how to prove it.")
final class ExplainCommand implements Callable<Integer> {

  private static final String ROW = "%-26s %s%n";

  private final PrintWriter out;

  @Parameters(
      arity = "0..1",
      paramLabel = "RULE",
      description = "A rule or a code (DSC-...), as in a report; without it all are listed.")
  private String name = "";

  ExplainCommand(PrintWriter out) {
    this.out = out;
  }

  @Override
  public Integer call() throws CommandFailure, IOException {
    if (name.isEmpty()) {
      list();
    } else {
      RulePages.page(known(name)).forEach(out::println);
    }
    return ExitCode.DONE;
  }

  private void list() throws IOException {
    for (String page : RulePages.names()) {
      out.printf(Locale.ROOT, ROW, page, RulePages.summary(page));
    }
  }

  /** The page's name, however it is cased and whatever of a report's line stands around it. */
  private static String known(String name) throws CommandFailure, IOException {
    String bare = name.replaceAll(":[0-9a-f]*$", "");
    List<String> names = RulePages.names();
    for (String page : names) {
      if (page.equalsIgnoreCase(bare)) {
        return page;
      }
    }
    throw CommandFailure.usage(
        "no rule is called '" + name + "'" + hint(bare, names) + "`explain` lists all");
  }

  private static String hint(String name, List<String> names) {
    Set<String> near = new LinkedHashSet<>();
    String nearest = Spelling.nearest(name, names);
    if (nearest != null) {
      near.add(nearest);
    }
    for (String page : names) {
      if (name.length() > 2 && page.contains(name.toLowerCase(Locale.ROOT))) {
        near.add(page);
      }
    }
    return near.isEmpty() ? "; " : ": did you mean " + String.join(" or ", near) + "? ";
  }
}
