package io.descry.cli;

import io.descry.cli.attach.Agent;
import io.descry.cli.target.AgentJar;
import io.descry.cli.target.CommandFailure;
import io.descry.cli.target.ExitCode;
import io.descry.cli.target.Targets;
import io.descry.cli.terminal.Streams;
import io.descry.config.OptionTable;
import io.descry.export.text.SafeText;
import io.descry.kernel.JvmProcesses;
import io.descry.kernel.ProcessInspector;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Paths;
import picocli.CommandLine;

/** The command line: results on stdout, errors on stderr, one of {@link ExitCode}'s codes. */
public final class Main {

  private Main() {}

  /** Ends the process. */
  public static void main(String[] arguments) {
    PrintWriter out = writer(System.out);
    PrintWriter err = writer(System.err);
    System.exit(
        run(arguments, new Streams(out, err, Streams.isTerminal(1), Streams.isTerminal(2))));
  }

  /** Not on a terminal. */
  public static int run(String[] arguments, PrintStream out, PrintStream err) {
    return run(arguments, new Streams(writer(out), writer(err), false, false));
  }

  private static int run(String[] arguments, Streams streams) {
    try {
      return commandLine(targets(), AgentJar.own(), streams).execute(arguments);
    } catch (Exception e) {
      streams.err.println("descry: this works on Linux with /proc mounted: " + e);
      return ExitCode.ATTACH_FAILED;
    } finally {
      streams.out.flush();
      streams.err.flush();
    }
  }

  private static Targets targets() throws IOException {
    return new Targets(Paths.get("/proc"), JvmProcesses.ofThisMachine());
  }

  private static CommandLine commandLine(Targets targets, AgentJar jar, Streams streams) {
    Agent agent = new Agent(targets, streams);
    Documents documents = new Documents(targets, agent, streams);
    PrintWriter out = streams.out;
    CommandLine line =
        new CommandLine(new RootCommand(streams))
            .addSubcommand(new ListCommand(targets, streams))
            .addSubcommand(new InspectCommand(targets, ProcessInspector.ofThisMachine(), streams))
            .addSubcommand(new DoctorCommand(targets, jar, streams))
            .addSubcommand(withOptionLines(new AttachCommand(targets, agent, jar, streams)))
            .addSubcommand(new StatusCommand(targets, agent, out))
            .addSubcommand(new ReportCommand(targets, agent, streams))
            .addSubcommand(new WhoCommand(targets, agent, streams))
            .addSubcommand(new TopCommand(targets, documents, streams))
            .addSubcommand(new WatchCommand(targets, documents, streams))
            .addSubcommand(new CheckCommand(documents, streams))
            .addSubcommand(new SnapshotCommand(targets, documents, streams))
            .addSubcommand(new DiffCommand(documents, streams))
            .addSubcommand(new MergeCommand(documents, streams))
            .addSubcommand(new ReplayCommand(streams))
            .addSubcommand(new DetachCommand(targets, agent, out))
            .addSubcommand(new WarmCommand(jar, streams))
            .addSubcommand(new ExplainCommand(out))
            .addSubcommand(new CommandLine.HelpCommand());
    return line.setOut(out)
        .setErr(streams.err)
        .setColorScheme(CommandLine.Help.defaultColorScheme(CommandLine.Help.Ansi.OFF))
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setParameterExceptionHandler(new UsageErrors(streams.err))
        .setExecutionExceptionHandler((e, command, parsed) -> failed(e, streams.err));
  }

  private static int failed(Exception e, PrintWriter err) {
    boolean expected = e instanceof CommandFailure;
    String text = expected ? ((CommandFailure) e).text() : e.toString();
    err.println("descry: " + SafeText.lines(text));
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
}
