package io.descry.diagnosis.rule;

import io.descry.diagnosis.cause.LeakRule;
import io.descry.diagnosis.standing.Judgement;
import io.descry.diagnosis.standing.Period;
import io.descry.model.HandleKind;
import java.util.List;

/** Datagram sockets made per message. */
final class DatagramPerMessage extends LeakRule {

  DatagramPerMessage() {
    super("datagram-per-message");
  }

  @Override
  protected boolean matches(Judgement site) {
    return site.facts.kind() == HandleKind.DATAGRAM;
  }

  @Override
  protected String noun(Judgement site) {
    return "datagram socket";
  }

  @Override
  protected String title(Judgement first, List<Judgement> sites) {
    return super.title(first, sites) + Period.sentence(sites);
  }

  @Override
  protected String advice(Judgement site) {
    return "Send from one socket that is kept, or close it in try-with-resources.";
  }

  @Override
  protected boolean advisesToClose() {
    return true;
  }
}
