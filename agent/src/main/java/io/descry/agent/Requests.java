package io.descry.agent;

import io.descry.channel.RequestHandler;
import io.descry.config.OptionsParser;
import io.descry.config.ParsedOptions;
import io.descry.export.json.HoldersJson;
import io.descry.export.json.JsonRenderer;
import io.descry.export.text.HoldersText;
import io.descry.export.text.TextRenderer;
import io.descry.report.Cause;
import io.descry.report.Finding;
import io.descry.report.Holders;
import io.descry.report.HookState;
import io.descry.report.Report;
import io.descry.report.Verdict;

/** Answers the command line and a second agent that is loaded. The worker's thread. */
final class Requests implements RequestHandler {

  private static final String CONFIGURE = "configure";
  private static final String OPEN = "open ";
  private static final String WHO = "who ";
  private static final int LONGEST_VERB = 40;

  private final AgentLoop loop;
  private final AgentFacts facts;
  private final TextRenderer text = new TextRenderer();
  private final JsonRenderer json = new JsonRenderer();

  Requests(AgentLoop loop, AgentFacts facts) {
    this.loop = loop;
    this.facts = facts;
  }

  @Override
  public String handle(String command) {
    return facts.own().cpu().asked(() -> answerOrError(command));
  }

  private String answerOrError(String command) {
    try {
      return answer(command.trim());
    } catch (Exception e) {
      return "error the agent could not do '" + verb(command) + "': " + e;
    }
  }

  private String answer(String command) throws Exception {
    switch (command) {
      case "report text":
        return withFindings(loop.fresh(), false);
      case "report json":
        return withFindings(loop.fresh(), true);
      case "status":
        return "ok\n" + status(loop.fresh());
      case "detach":
        loop.detach();
        return "ok\n";
      default:
        return withArgument(command);
    }
  }

  private String withArgument(String command) {
    if (command.startsWith(OPEN)) {
      return loop.openSince(Long.parseLong(command.substring(OPEN.length())));
    }
    if (command.startsWith(WHO)) {
      return who(command.substring(WHO.length()));
    }
    return command.startsWith(CONFIGURE)
        ? configure(command.substring(CONFIGURE.length()).trim())
        : "error this agent (" + facts.version() + ") does not know '" + verb(command) + "'";
  }

  /** Without what follows: options may hold a secret, and a client writes what it likes. */
  private static String verb(String command) {
    String[] words = command.trim().split("\\s+", 2);
    return words[0].length() <= LONGEST_VERB ? words[0] : words[0].substring(0, LONGEST_VERB);
  }

  private String withFindings(Report report, boolean asJson) {
    return "ok\nfindings=" + leaks(report) + "\n" + (asJson ? json : text).render(report);
  }

  /** Of {@code text}, {@code json} or {@code lines}, and a path or a port. */
  private String who(String arguments) {
    String[] words = arguments.split(" ", 2);
    Holders holders = loop.holdersOf(words.length == 2 ? words[1] : "");
    switch (words[0]) {
      case "text":
        return found(holders) + HoldersText.render(holders);
      case "json":
        return found(holders) + HoldersJson.render(holders);
      case "lines":
        return "ok\n" + String.join("\n", HoldersText.lines(holders));
      default:
        return "error `who` knows text, json and lines";
    }
  }

  /** The command line's exit code depends on this number. */
  private static String found(Holders holders) {
    return "ok\nfindings=" + (holders.holders.size() + holders.mapped.size()) + "\n";
  }

  private String configure(String arguments) {
    ParsedOptions parsed = OptionsParser.change(loop.options(), arguments);
    if (!parsed.problems.isEmpty()) {
      return "error " + String.join("; ", parsed.problems).replace('\n', ' ');
    }
    loop.reconfigure(parsed.options);
    return "ok\n" + status(loop.fresh());
  }

  private String status(Report report) {
    StringBuilder lines = new StringBuilder();
    lines.append("Descry ").append(facts.version()).append(" is in, by ").append(facts.mode());
    lines.append("\ntracked: ").append(report.ledger.tracked).append(" of ");
    lines.append(report.ledger.kernel).append(" descriptors, before attach: ");
    lines.append(report.ledger.preAttach).append(", unknown: ").append(report.ledger.unknown);
    lines.append("\nhooks on: ").append(count(report, HookState.State.ON));
    lines.append(", absent on this JDK: ").append(count(report, HookState.State.ABSENT));
    lines.append(", failed: ").append(count(report, HookState.State.FAILED)).append('\n');
    for (HookState hook : report.agent.hooks) {
      if (hook.state == HookState.State.FAILED) {
        lines.append("  ").append(hook.hook).append(": ").append(hook.why).append('\n');
      }
    }
    lines.append("lost events: ").append(report.agent.lostEvents).append('\n');
    return lines.append(KnowledgeStatus.of(loop.knowledge(), report.excluded)).toString();
  }

  private static int count(Report report, HookState.State state) {
    int count = 0;
    for (HookState hook : report.agent.hooks) {
      count += hook.state == state ? 1 : 0;
    }
    return count;
  }

  private static int leaks(Report report) {
    int leaks = 0;
    for (Finding finding : report.findings) {
      boolean sure =
          finding.certainty == Verdict.PERMANENT
              || finding.certainty == Verdict.RECOVERED
              || finding.certainty == Verdict.GROWING;
      leaks += finding.cause == Cause.LEAK && sure ? 1 : 0;
    }
    return leaks;
  }

  /** Renders once in every form, for the classes. */
  int rehearse(Report report) {
    return who("text /").length()
        + who("json /").length()
        + withFindings(report, true).length()
        + withFindings(report, false).length()
        + status(report).length();
  }
}
