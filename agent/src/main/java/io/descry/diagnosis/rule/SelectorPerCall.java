package io.descry.diagnosis.rule;

import io.descry.diagnosis.cause.LeakRule;
import io.descry.diagnosis.standing.Judgement;
import io.descry.model.HandleKind;

/** Event loops made per call and never shut down. */
final class SelectorPerCall extends LeakRule {

  SelectorPerCall() {
    super("selector-per-call");
  }

  @Override
  protected boolean matches(Judgement site) {
    return site.facts.kind() == HandleKind.SELECTOR
        || site.facts.kind() == HandleKind.ASYNC_CHANNEL_GROUP;
  }

  @Override
  protected String noun(Judgement site) {
    return "selector";
  }

  @Override
  protected String advice(Judgement site) {
    return "Each holds 2 or 3 descriptors that the garbage collector never closes. Share one event"
        + " loop for the life of the program, or shut it down where it was made.";
  }
}
