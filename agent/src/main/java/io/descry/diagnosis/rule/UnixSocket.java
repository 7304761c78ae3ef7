package io.descry.diagnosis.rule;

import io.descry.diagnosis.cause.LeakRule;
import io.descry.diagnosis.standing.Judgement;
import io.descry.diagnosis.standing.Period;
import io.descry.model.LedgerRow;
import io.descry.model.SocketProtocol;
import java.util.List;

/** Connections over unix-domain sockets. */
final class UnixSocket extends LeakRule {

  UnixSocket() {
    super("unix-socket");
  }

  @Override
  protected boolean matches(Judgement site) {
    return site.facts.isConnection() && isUnix(site);
  }

  @Override
  protected String noun(Judgement site) {
    return "unix-domain socket";
  }

  @Override
  protected String title(Judgement first, List<Judgement> sites) {
    return super.title(first, sites) + Period.sentence(sites);
  }

  @Override
  protected String advice(Judgement site) {
    return "Close the channel on every path: the garbage collector never closes a SocketChannel.";
  }

  private static boolean isUnix(Judgement site) {
    for (LedgerRow row : site.facts.rows) {
      if (row.socket != null && row.socket.protocol == SocketProtocol.UNIX) {
        return true;
      }
    }
    return false;
  }

  @Override
  protected boolean advisesToClose() {
    return true;
  }
}
