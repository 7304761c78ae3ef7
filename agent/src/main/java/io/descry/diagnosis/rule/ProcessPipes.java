package io.descry.diagnosis.rule;

import io.descry.diagnosis.cause.LeakRule;
import io.descry.diagnosis.standing.Judgement;
import io.descry.model.HandleKind;

/** Pipes to child processes. */
final class ProcessPipes extends LeakRule {

  ProcessPipes() {
    super("process-pipes");
  }

  @Override
  protected boolean matches(Judgement site) {
    return site.facts.kind() == HandleKind.PROCESS || site.facts.kind() == HandleKind.PIPE;
  }

  @Override
  protected String noun(Judgement site) {
    return site.facts.kind() == HandleKind.PIPE ? "pipe" : "process";
  }

  @Override
  protected String advice(Judgement site) {
    return site.facts.kind() == HandleKind.PIPE
        ? "Close both ends, source and sink: the garbage collector never closes them."
        : "Close or redirect all three streams of the process, and wait for it with a time-out:"
            + " destroy() alone does not close them.";
  }
}
