package io.descry.api;

/** Asks the agent what is open. Any thread. */
final class OpenQuery {

  private static final String SETTINGS = "configure capture=full";

  private final AgentCalls agent;

  private OpenQuery(AgentCalls agent) {
    this.agent = agent;
  }

  /** Brings the agent in where it is not; every opening has its stack from then on. */
  static OpenQuery ofThisJvm() {
    return Holder.INSTANCE.query();
  }

  /** What was opened after the handle of this id and is open. */
  OpenAnswer since(long id) {
    return OpenAnswer.parse(ask(agent, "open " + id));
  }

  private static String ask(AgentCalls agent, String command) {
    String answer = agent.ask(command);
    if (answer == null) {
      throw new IllegalStateException("Descry was detached from this JVM: nothing is tracked");
    } else if (!answer.startsWith("ok")) {
      throw new IllegalStateException("Descry did not answer '" + command + "': " + answer);
    }
    return answer;
  }

  /** Once in a JVM; tests of several threads may begin together. */
  private static final class Holder {
    static final Holder INSTANCE = new Holder();

    private final AgentLink link = new AgentLink();
    private boolean configured;

    synchronized OpenQuery query() {
      AgentCalls agent = link.agent();
      if (agent == null || agent.ask("open 0") == null) {
        SelfAttach.run();
        agent = new AgentLink().look();
        configured = false;
      }
      if (agent == null) {
        throw new IllegalStateException("Descry was attached to this JVM and is not in it");
      }
      configure(agent);
      return new OpenQuery(agent);
    }

    private void configure(AgentCalls agent) {
      if (!configured) {
        ask(agent, SETTINGS);
        configured = true;
      }
    }
  }
}
