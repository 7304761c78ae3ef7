package io.descry.agent;

import java.util.function.UnaryOperator;

/**
 * Hands a line to the worker and waits for its answer: how a second load reaches the first, and
 * {@code io.descry.api} the agent. Any thread.
 */
final class Control implements UnaryOperator<String> {

  private final Parts parts;
  private final AgentLoop loop;
  private final AgentFacts facts;

  Control(Parts parts, AgentLoop loop, AgentFacts facts) {
    this.parts = parts;
    this.loop = loop;
    this.facts = facts;
  }

  @Override
  public String apply(String command) {
    String answer = ask(command);
    if (!answer.startsWith("ok")) {
      loop.refused(answer);
    }
    return answer;
  }

  private String ask(String command) {
    try {
      loop.awaitReady(AgentLoop.PATIENCE_MILLIS);
      return parts
          .worker()
          .call(() -> new Requests(loop, facts).handle(command), AgentLoop.PATIENCE_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // The thread is the application's, and so is its flag.
      return "error the thread that asked was interrupted";
    } catch (Exception e) {
      return "error the agent's thread did not answer: " + e;
    }
  }
}
