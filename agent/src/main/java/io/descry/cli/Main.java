package io.descry.cli;

import io.descry.config.OptionTable;
import io.descry.kernel.JvmProcesses;
import io.descry.kernel.ProcessInspector;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Paths;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command line: results on stdout, errors on stderr, one of {@link ExitCode}'s codes. */
public final class Main {

  private Main() {}

  /** Ends the process. */
  public static void main(String[] arguments) {
    System.exit(run(arguments, System.out, System.err));
  }

  static int run(String[] arguments, PrintStream out, PrintStream err) {
    PrintWriter results = writer(out);
    PrintWriter errors = writer(err);
    try {
      return commandLine(targets(), AgentJar.own(), results, errors).execute(arguments);
    } catch (Exception e) {
      errors.println("descry: this works on Linux with /proc mounted: " + e);
      return ExitCode.ATTACH_FAILED;
    } finally {
      results.flush();
      errors.flush();
    }
  }

  private static Targets targets() throws IOException {
    return new Targets(Paths.get("/proc"), JvmProcesses.ofThisMachine());
  }

  private static CommandLine commandLine(
      Targets targets, AgentJar jar, PrintWriter out, PrintWriter err) throws Exception {
    Agent agent = new Agent(targets);
    CommandLine line =
        new CommandLine(new Root())
            .addSubcommand(withOptionLines(new AttachCommand(targets, agent, jar, out)))
            .addSubcommand(new DetachCommand(targets, agent, out))
            .addSubcommand(new StatusCommand(targets, agent, out))
            .addSubcommand(new ReportCommand(targets, agent, out))
            .addSubcommand(new ListCommand(targets, out))
            .addSubcommand(new ExplainCommand(out))
            .addSubcommand(new InspectCommand(targets, ProcessInspector.ofThisMachine(), out))
            .addSubcommand(new CommandLine.HelpCommand());
    return line.setOut(out)
        .setErr(err)
        .setColorScheme(CommandLine.Help.defaultColorScheme(CommandLine.Help.Ansi.OFF))
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setExecutionExceptionHandler((e, command, parsed) -> failed(e, err));
  }

  private static int failed(Exception e, PrintWriter err) {
    boolean expected = e instanceof CommandFailure;
    err.println("descry: " + (expected ? ((CommandFailure) e).text() : e.toString()));
    return expected ? ((CommandFailure) e).exitCode : ExitCode.ATTACH_FAILED;
  }

  /** The catalogue as the command's footer, which picocli formats: a percent sign is doubled. */
  private static CommandLine withOptionLines(AttachCommand attach) {
    CommandLine line = new CommandLine(attach);
    String[] rows = OptionTable.text().replace("%", "%%").split("\n");
    line.getCommandSpec().usageMessage().footer(rows);
    return line;
  }

  private static PrintWriter writer(PrintStream stream) {
    return new PrintWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8), true);
  }

  @Command(
      name = "descry",
      description = "Follows the file and socket descriptors of a JVM to the lines that open them.",
      footer = {
        "",
        "Exit codes: 0 done, 1 the report finds a leak, 2 usage, 3 attach failed, 4 target gone."
      })
  private static final class Root implements Runnable {

    @CommandLine.Spec private CommandLine.Model.@org.jspecify.annotations.Nullable CommandSpec spec;

    @Override
    public void run() {
      if (spec != null) {
        throw new CommandLine.ParameterException(spec.commandLine(), "a command is missing");
      }
    }
  }
}
