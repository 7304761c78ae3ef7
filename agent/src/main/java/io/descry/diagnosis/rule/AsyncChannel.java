package io.descry.diagnosis.rule;

import io.descry.diagnosis.cause.LeakRule;
import io.descry.diagnosis.standing.Judgement;
import io.descry.diagnosis.standing.Period;
import io.descry.model.HandleKind;
import java.util.List;

/** Asynchronous channels: the garbage collector never closes them. */
final class AsyncChannel extends LeakRule {

  AsyncChannel() {
    super("async-channel");
  }

  @Override
  protected boolean matches(Judgement site) {
    return site.facts.kind() == HandleKind.ASYNC_FILE_CHANNEL
        || site.facts.kind() == HandleKind.ASYNC_SOCKET_CHANNEL;
  }

  @Override
  protected String noun(Judgement site) {
    return "asynchronous channel";
  }

  @Override
  protected String title(Judgement first, List<Judgement> sites) {
    return super.title(first, sites) + Period.sentence(sites);
  }

  @Override
  protected String advice(Judgement site) {
    return "Close it in the completion handler, in failed() as well as in completed(): the garbage"
        + " collector never closes it.";
  }

  @Override
  protected boolean advisesToClose() {
    return true;
  }
}
