package io.descry.cli;

import io.descry.cli.attach.Agent;
import io.descry.cli.attach.Answer;
import io.descry.cli.attach.Attacher;
import io.descry.cli.target.AgentJar;
import io.descry.cli.target.CommandFailure;
import io.descry.cli.target.ExitCode;
import io.descry.cli.target.Target;
import io.descry.cli.target.Targets;
import io.descry.cli.terminal.Streams;
import io.descry.config.OptionsParser;
import java.io.File;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code attach}: loads the agent once; when it is in already, gives it the options. */
@Command(
    name = "attach",
    description = "Bring Descry into a running JVM, or change the options of one that has it.",
    footerHeading = "%nOptions of the agent, as name=value:%n")
final class AttachCommand extends TargetCommand {

  private final Agent agent;
  private final AgentJar jar;
  private final Streams streams;

  @Parameters(
      index = "1..*",
      paramLabel = "OPTION",
      description = "Such as interval=10s capture=full.")
  private List<String> words = new ArrayList<>();

  AttachCommand(Targets targets, Agent agent, AgentJar jar, Streams streams) {
    super(targets);
    this.agent = agent;
    this.jar = jar;
    this.streams = streams;
  }

  @Override
  public Integer call() throws CommandFailure {
    String options = String.join(",", words);
    List<String> problems = OptionsParser.check(options);
    if (!problems.isEmpty()) {
      throw CommandFailure.usage(String.join("\n", problems));
    }
    Target target = target();
    File entry = agent.entry(target);
    if (entry == null) {
      attach(target, options);
    } else {
      configure(target, entry, options);
    }
    return ExitCode.DONE;
  }

  private void attach(Target target, String options) throws CommandFailure {
    Answer answer = new Attacher(agent, jar, streams).attach(target, options);
    streams.out.print("attached to " + target + "\n" + answer.text);
  }

  private void configure(Target target, File entry, String options) throws CommandFailure {
    String command = options.isEmpty() ? "status" : "configure " + options;
    Answer answer = agent.ask(target, entry, command);
    String what = options.isEmpty() ? "nothing to change" : "its options are changed";
    streams.out.print("Descry is already in " + target + ": " + what + "\n" + answer.text);
  }
}
