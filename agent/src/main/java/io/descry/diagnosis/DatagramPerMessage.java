package io.descry.diagnosis;

import io.descry.model.HandleKind;
import java.util.List;

/** Datagram sockets made per message. */
final class DatagramPerMessage extends LeakRule {

  DatagramPerMessage() {
    super("datagram-per-message");
  }

  @Override
  boolean matches(Judgement site) {
    return site.facts.kind() == HandleKind.DATAGRAM;
  }

  @Override
  String noun(Judgement site) {
    return "datagram socket";
  }

  @Override
  String title(Judgement first, List<Judgement> sites) {
    return super.title(first, sites) + Period.sentence(sites);
  }

  @Override
  String advice(Judgement site) {
    return "Send from one socket that is kept, or close it in try-with-resources.";
  }
}
